using System.Runtime.CompilerServices;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Auditing;

/// <summary>
/// Puts into the audit what the scopes record and admin open and what changes something at the desk, with its result, and refusals of anything. Looking at a page
/// of the desk is left out but where it carries customers away, as are scores, health and what every key may read. What a handler did not commit with its own rows goes to the store once it is answered; what the store does not take is logged instead.
/// </summary>
internal sealed partial class AuditTrail(LiveStore live, RefusalTally refusals, TimeProvider time, ILogger<AuditTrail> logger)
{
    /// <summary>An endpoint's policies are looked through once.</summary>
    private readonly ConditionalWeakTable<Endpoint, AuditRule> _rules = [];

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

    private bool IsAudited(HttpContext context)
    {
        if (RuleOf(context) is not { } rule)
            return false;
        var isLooking = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return isLooking ? rule.Looking : rule.Changing;
    }

    private bool IsGuarded(HttpContext context) => RuleOf(context) is { Changing: true };

    private AuditRule? RuleOf(HttpContext context) => AuditNote.EndpointOf(context) is { } endpoint ? _rules.GetValue(endpoint, AuditRule.Of) : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not in the audit, for the store did not take it: {By} {Action} {Target} {Status}, trace {TraceId}")]
    private static partial void NotKept(ILogger logger, string by, string action, string? target, int? status, string? traceId);
}
