using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Predictor.Api.Keys;

/// <summary>
/// Lets through who plainly holds all that a policy asks for: that he is known, or one of a claim's values, as every policy here does. Whatever is not plain the framework decides, and it alone refuses.
/// </summary>
internal sealed class ScopeEvaluator(IAuthorizationService authorization) : PolicyEvaluator(authorization)
{
    private static readonly Task<PolicyAuthorizationResult> LetThrough = Task.FromResult(PolicyAuthorizationResult.Success());

    public override Task<PolicyAuthorizationResult> AuthorizeAsync(AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource)
    {
        foreach (var requirement in policy.Requirements)
        {
            if (!IsMet(requirement, context.User))
                return base.AuthorizeAsync(policy, authenticationResult, context, resource);
        }

        return LetThrough;
    }

    private static bool IsMet(IAuthorizationRequirement requirement, ClaimsPrincipal user) => requirement switch
    {
        DenyAnonymousAuthorizationRequirement => user.Identity is { IsAuthenticated: true },
        ClaimsAuthorizationRequirement { AllowedValues: { } values } claim => HasAny(user, claim.ClaimType, values),
        _ => false,
    };

    private static bool HasAny(ClaimsPrincipal user, string type, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            if (user.HasClaim(type, value))
                return true;
        }

        return false;
    }
}
