using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Store.Writing;

namespace Predictor.Api.Keeping;

/// <summary>What is kept of one customer, given out or taken out; and what is old.</summary>
internal static class KeepingEndpoints
{
    public static void AddKeeping(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<KeepingSettings>(builder.Configuration.GetSection("Store:Keep"));
        builder.Services.AddHostedService<OldRows>();
    }

    public static void MapKeeping(this IEndpointRouteBuilder app)
    {
        var customers = app.MapGroup("/v1/customers").RequireAuthorization(Scope.Admin).WithTags("Records");
        customers.MapGet("/{customerId}", ExportAsync).WithName("ExportCustomer").WithSummary("All that is kept of a customer: his record, cases, surveys, outcomes and scores, by table.");
        customers.MapDelete("/{customerId}", EraseAsync).WithName("EraseCustomer").WithSummary("Takes out all that is kept of a customer.");
    }

    private static async Task<Results<JsonHttpResult<JsonElement>, CustomerUnknown, StoreAway>> ExportAsync(string customerId, LiveStore live, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Reading();
        try
        {
            using var bytes = new MemoryStream();
            await using var writer = new Utf8JsonWriter(bytes);
            var rows = await store.ExportCustomerAsync(customerId, writer, cancellation);
            await writer.FlushAsync(cancellation);
            return rows > 0 ? TypedResults.Json(JsonElement.Parse(bytes.ToArray())) : new CustomerUnknown();
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }

    private static async Task<Results<NoContent, CustomerUnknown, StoreAway>> EraseAsync(string customerId, LiveStore live) =>
        live.Current is not { } store ? StoreAway.Writing("The store does not answer.")
        : await store.EraseCustomerAsync(customerId) switch
        {
            (Recorded.Yes, true) => TypedResults.NoContent(),
            (Recorded.Yes, false) => new CustomerUnknown(),
            _ => StoreAway.Writing("The store does not answer."),
        };
}
