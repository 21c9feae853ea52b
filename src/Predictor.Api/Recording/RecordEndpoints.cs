using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Metering;
using Predictor.Api.Platforms;
using Predictor.Api.Scoring;
using Predictor.Api.Settings;
using Predictor.Store;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Recording;

/// <summary>
/// What happened, as it becomes known: one object, a list, or one object a line. Sent again it changes nothing; parts may come late and out of order.
/// All objects of a request that can be read are committed together before it is answered.
/// </summary>
internal static class RecordEndpoints
{
    /// <summary>Of a body, bytes.</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    /// <summary>Of an answer.</summary>
    private const int MostNotes = 20;

    public static void MapRecording(this IEndpointRouteBuilder app)
    {
        var records = app.MapGroup("/v1").RequireAuthorization(Scope.Record).WithTags("Records").WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        records.MapPost("/interactions", async (HttpRequest request, string? map, LiveStore store, DefaultModel model, PlatformRecording platforms, ServiceMeter meter, TimeProvider time, CancellationToken cancellation) =>
            {
                var answer = string.IsNullOrEmpty(map)
                    ? await RecordAsync(request, store, model, RecordReaders.Interaction, (open, items, audit) => open.RecordAsync(items, audit), time, cancellation)
                    : await platforms.RecordAsync(request, map, cancellation);
                Count(meter, "interactions", answer.Result);
                return answer;
            })
            .WithName("RecordInteractions")
            .WithSummary("Cases as they open, close and are handled; with ?map=NAME a platform's own events.");
        Map(records, "/customers", "RecordCustomers", "What is on record of customers: since when, worth what, bound until when, left when.", (fields, _) => RecordReaders.Customer(fields), (store, items, audit) => store.RecordAsync(items, audit));
        Map(records, "/surveys", "RecordSurveys", "Answered surveys.", (fields, _) => RecordReaders.Survey(fields), (store, items, audit) => store.RecordAsync(items, audit));
        var done = app.MapGroup("/v1").RequireAuthorization(Scope.DeskOrRecord).WithTags("Records").WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        Map(done, "/actions", "RecordActions", "What was done about a case or a customer, by whom, and how it ended.", (fields, _) => RecordReaders.Action(fields), (store, items, audit) => store.RecordAsync(items, audit));
        Map(records, "/outcomes", "RecordOutcomes", "What came of a prediction, a case or a customer.", RecordReaders.Outcome, (store, items, audit) => store.RecordAsync(items, audit));
    }

    private static void Map<T>(IEndpointRouteBuilder records, string path, string name, string summary, Func<RecordFields, PredictedOutcomes, T> read, Func<RecordStore, IReadOnlyList<T>, AuditEntry, Task<Recorded>> write) =>
        records.MapPost(path, async (HttpRequest request, LiveStore store, DefaultModel model, PredictedOutcomes outcomes, ServiceMeter meter, TimeProvider time, CancellationToken cancellation) =>
            {
                var answer = await RecordAsync(request, store, model, fields => read(fields, outcomes), write, time, cancellation);
                Count(meter, path[1..], answer.Result);
                return answer;
            })
            .WithName(name)
            .WithSummary(summary);

    private static void Count(ServiceMeter meter, string kind, IResult result)
    {
        switch (result)
        {
            case Ok<RecordAnswer> { Value: { } answer }:
                meter.Sent(kind, "kept", answer.Accepted);
                meter.Sent(kind, "refused", answer.Errors.Count);
                break;
            case RequestRefused refused:
                meter.Sent(kind, "refused", refused.Errors.Count);
                break;
            default:
                meter.Sent(kind, "lost", 1);
                break;
        }
    }

    private static async Task<Results<Ok<RecordAnswer>, RequestRefused, BodyRefused, StoreAway>> RecordAsync<T>(
        HttpRequest http, LiveStore live, DefaultModel model, Func<RecordFields, T> read, Func<RecordStore, IReadOnlyList<T>, AuditEntry, Task<Recorded>> write, TimeProvider time, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Writing(live.IsKept ? "The store does not answer." : "The service keeps no store (Store:Connection is none).");
        var (body, refused) = await RequestBody.ReadAsync(http, LargestBody, cancellation);
        if (body is null)
            return refused!;

        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var notes = new SortedSet<string>(StringComparer.Ordinal);
        List<T> items;
        using (body)
        {
            items = Read(body.Bytes, Zone(model), read, mistakes, notes);
        }

        if (items.Count == 0)
            return new RequestRefused("Nothing of what was sent can be recorded; it is listed in errors, by place.") { Errors = mistakes };
        var audit = AuditNote.Entry(http.HttpContext, time.GetUtcNow(), StatusCodes.Status200OK, items.Count);
        var recorded = await write(store, items, audit);
        AuditNote.Of(http.HttpContext).IsKept = recorded == Recorded.Yes;
        return recorded switch
        {
            Recorded.Yes => TypedResults.Ok(new RecordAnswer(items.Count, mistakes, notes.Count == 0 ? null : [.. notes.Take(MostNotes)])),
            Recorded.QueueFull => StoreAway.Writing("More comes than the store can write."),
            _ => StoreAway.Writing("The store does not answer."),
        };
    }

    private static List<T> Read<T>(ReadOnlySpan<byte> body, TimeZoneInfo zone, Func<RecordFields, T> read, Dictionary<string, string[]> mistakes, SortedSet<string> notes)
    {
        var items = new List<T>();
        foreach (var (place, item) in RecordLines.Read(body, mistakes))
        {
            var fields = new RecordFields(place, item, zone, mistakes, notes);
            var record = read(fields);
            fields.RefuseOthers();
            if (!fields.HasMistakes)
                items.Add(record);
        }

        return items;
    }

    /// <summary>Of times without an offset: the default model's schema says.</summary>
    private static TimeZoneInfo Zone(DefaultModel model) =>
        model.Live is { } live ? TimeZoneInfo.FindSystemTimeZoneById(live.Model.Schema.TimeZone) : TimeZoneInfo.Utc;
}
