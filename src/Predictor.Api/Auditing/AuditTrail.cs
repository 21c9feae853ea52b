using Microsoft.AspNetCore.Authorization;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Desk.Access;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Auditing;

/// <summary>
/// Puts into the audit what the scopes record and admin open and what changes something at the desk, with its result, and refusals of anything. Looking at a page
/// of the desk is left out but where it carries customers away, as are scores, health and what every key may read. What a handler did not commit with its own rows goes to the store once it is answered; what the store does not take is logged instead.
/// </summary>
internal sealed partial class AuditTrail(LiveStore live, RefusalTally refusals, TimeProvider time, ILogger<AuditTrail> logger)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var started = time.GetUtcNow();
        await next(context);
        var (status, caller) = (context.Response.StatusCode, AuditNote.CallerOf(context));

        // Whoever is not known is refused, though he may be shown where to sign in.
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests || (caller == Caller.Nobody && IsGuarded(context)))
            refusals.Add(caller, AuditNote.ActionOf(context), status);
        else if (IsAudited(context) && context.Features.Get<AuditNote>() is not { IsKept: true })
            _ = KeepAsync(AuditNote.Entry(context, started, status));
    }

    /// <summary>Never fails: the request is answered already.</summary>
    private async Task KeepAsync(AuditEntry entry)
    {
        try
        {
            if (live.Current is { } store && await store.RecordAsync([entry]) == Recorded.Yes)
                return;
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            // Logged below as any other that the store did not take.
        }

        NotKept(logger, $"{entry.ByKind} {entry.ById}", entry.Action, entry.Target, entry.Status, entry.TraceId);
    }

    /// <summary>What is guarded, but for looking: reading a page of the desk changes nothing and names nobody to the audit. What carries customers away says so itself (<see cref="Audited"/>).</summary>
    private static bool IsAudited(HttpContext context)
    {
        if (AuditNote.EndpointOf(context) is not { } endpoint)
            return false;
        var isLooking = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return endpoint.Metadata.GetMetadata<Audited>() is not null || Policies(endpoint).Any(policy => IsGuarded(policy) && !(isLooking && (policy is Scope.Desk or DeskPolicy.Publish)));
    }

    private static bool IsGuarded(HttpContext context) =>
        AuditNote.EndpointOf(context) is { } endpoint && (endpoint.Metadata.GetMetadata<Audited>() is not null || Policies(endpoint).Any(IsGuarded));

    private static bool IsGuarded(string? policy) => policy is Scope.Record or Scope.Desk or Scope.DeskOrRecord or Scope.Admin or DeskPolicy.Publish;

    private static IEnumerable<string?> Policies(Endpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not in the audit, for the store did not take it: {By} {Action} {Target} {Status}, trace {TraceId}")]
    private static partial void NotKept(ILogger logger, string by, string action, string? target, int? status, string? traceId);
}
