using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Predictor.Api.Keys;

/// <summary>A caller with what is open to him, one claim a scope.</summary>
internal sealed class CallerIdentity : ClaimsIdentity
{
    public CallerIdentity(Caller caller, IEnumerable<string> scopes, string scheme)
        : base([new Claim(ClaimTypes.Name, caller.Name), .. scopes.Select(scope => new Claim(Scope.Claim, scope))], scheme) => Caller = caller;

    public Caller Caller { get; }

    /// <summary>What every request of a caller known by a key gets; it can be made once.</summary>
    public static AuthenticateResult Known(Caller caller, IEnumerable<string> scopes) => AuthenticateResult.Success(
        new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(caller, scopes, KeyAuthentication.SchemeName)), KeyAuthentication.SchemeName));
}
