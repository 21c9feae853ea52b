using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Predictor.Api.Pages;

namespace Predictor.Api.Keys;

/// <summary>A caller with what is open to him, one claim a scope.</summary>
internal sealed class CallerIdentity : ClaimsIdentity
{
    /// <param name="caller">Who.</param>
    /// <param name="scopes">Open to him.</param>
    /// <param name="scheme">That knew him.</param>
    public CallerIdentity(Caller caller, IReadOnlyCollection<string> scopes, string scheme)
        : this(caller, scopes, DeskCallers.Claims(caller, scopes), scheme)
    {
    }

    /// <param name="caller">Who.</param>
    /// <param name="scopes">Open to him.</param>
    /// <param name="desk">Who he is at the desk.</param>
    /// <param name="scheme">That knew him.</param>
    public CallerIdentity(Caller caller, IEnumerable<string> scopes, IEnumerable<Claim> desk, string scheme)
        : base([new Claim(ClaimTypes.Name, caller.Name), new Claim(ClaimTypes.NameIdentifier, caller.ToString()), .. scopes.Select(scope => new Claim(Scope.Claim, scope)), .. desk], scheme) => Caller = caller;

    public Caller Caller { get; }

    /// <summary>What every request of a caller known by a key gets; it can be made once.</summary>
    public static AuthenticateResult Known(Caller caller, IReadOnlyCollection<string> scopes) => AuthenticateResult.Success(
        new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(caller, scopes, KeyAuthentication.SchemeName)), KeyAuthentication.SchemeName));
}
