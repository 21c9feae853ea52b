using Microsoft.AspNetCore.Authorization;
using Predictor.Api.Keys;
using Predictor.Desk.Access;

namespace Predictor.Api.Auditing;

/// <summary>
/// Whether what is asked of an endpoint is for the audit. What is guarded is, but for looking: reading a page of the desk changes nothing and names nobody to the audit. What carries customers away says so
/// itself (<see cref="Audited"/>).
/// </summary>
/// <param name="Looking">By GET or HEAD.</param>
/// <param name="Changing">By any other method: whatever is guarded.</param>
internal sealed record AuditRule(bool Looking, bool Changing)
{
    public static AuditRule Of(Endpoint endpoint)
    {
        string?[] policies = [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy)];
        var isAudited = endpoint.Metadata.GetMetadata<Audited>() is not null;
        return new AuditRule(
            isAudited || policies.Any(policy => IsGuarded(policy) && policy is not (Scope.Desk or DeskPolicy.Publish)),
            isAudited || policies.Any(IsGuarded));
    }

    private static bool IsGuarded(string? policy) => policy is Scope.Record or Scope.Desk or Scope.DeskOrRecord or Scope.Admin or DeskPolicy.Publish;
}
