using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Predictor.Api.Keys;
using Predictor.Store.Access;

namespace Predictor.Api.Auditing;

/// <summary>What a request puts into the audit. A handler adds what its route does not say, and may commit the entry with what it writes.</summary>
internal sealed class AuditNote
{
    /// <summary>What it was done to: a key's id, a model; never a case or a customer.</summary>
    public string? Target { get; set; }

    /// <summary>Set by a handler that had the entry committed with its own rows.</summary>
    public bool IsKept { get; set; }

    public static AuditNote Of(HttpContext context)
    {
        if (context.Features.Get<AuditNote>() is { } note)
            return note;
        note = new AuditNote();
        context.Features.Set(note);
        return note;
    }

    /// <param name="context">Of the request.</param>
    /// <param name="now">When.</param>
    /// <param name="status">The answer's.</param>
    /// <param name="count">Objects kept.</param>
    public static AuditEntry Entry(HttpContext context, DateTimeOffset now, int status, long? count = null)
    {
        var caller = CallerOf(context);
        return new AuditEntry
        {
            At = now,
            ByKind = caller.Kind,
            ById = caller.Id,
            ByName = caller.Name,
            Action = ActionOf(context),
            Target = context.Features.Get<AuditNote>()?.Target,
            Status = status,
            Count = count,
            TraceId = TraceOf(context),
        };
    }

    /// <summary>Of one that is refused too, where his key is known though it opens nothing any more.</summary>
    public static Caller CallerOf(HttpContext context) => Caller.Of(context.User) is var caller && caller == Caller.Nobody ? context.Features.Get<Caller>() ?? caller : caller;

    /// <summary>Method and route: what an address holds besides, such as a customer's id, is left out.</summary>
    public static string ActionOf(HttpContext context) =>
        EndpointOf(context) is RouteEndpoint endpoint ? $"{context.Request.Method} /{endpoint.RoutePattern.RawText?.Trim('/')}" : "an address that there is not";

    /// <summary>Where an error was handled, the context has forgotten it.</summary>
    public static Endpoint? EndpointOf(HttpContext context) => context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;

    /// <summary>W3C's.</summary>
    public static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
