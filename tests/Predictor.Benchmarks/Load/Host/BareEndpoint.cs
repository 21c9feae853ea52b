using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Predictor.Benchmarks.Load.Host;

/// <summary>
/// The least that an endpoint of the same work can be: a minimal API that reads the same JSON into a type and writes an answer of so many bytes, with
/// serialisers made by the compiler; no key, no model, no store.
/// </summary>
internal static class BareEndpoint
{
    public const string Path = "/bare";

    /// <summary>Maps the endpoint at the application's root: <c>POST ?bytes=N</c>; and at <c>/allocated</c> how many bytes this process has allocated so far.</summary>
    public static void Map(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapPost("/", (BareRequest request, int bytes) =>
                TypedResults.Json(new BareAnswer(request.CaseId, Filling(bytes)), BareJson.Default.BareAnswer));
            endpoints.MapGet("/allocated", () => TypedResults.Text(GC.GetTotalAllocatedBytes(precise: true).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        });
    }

    /// <summary>One text of each length, made once.</summary>
    private static string Filling(int bytes) => Fillings.GetOrAdd(Math.Clamp(bytes, 0, 1 << 20), length => new string('x', length));

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, string> Fillings = new();
}

/// <summary>The score request as the endpoint's JSON has it.</summary>
internal sealed record BareRequest(string? CaseId, string? CustomerId, string? AsOf, double? Value, Dictionary<string, JsonElement>? Features);

internal sealed record BareAnswer(string? CaseId, string Answer);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareAnswer))]
internal sealed partial class BareJson : JsonSerializerContext;
