using System.Security.Claims;
using Predictor.Api.Keys;
using Predictor.Desk.Access;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>A user who may come in, as every request of his session gets him: made once.</summary>
internal sealed class KnownUser
{
    public KnownUser(UserRecord kept)
    {
        Stamp = kept.Stamp;
        User = new DeskUser(kept.Name, kept.DisplayName, [.. DeskRole.All.Where(kept.Roles.Contains)], kept.Teams);
        string[] scopes = [Scope.Desk, .. User.MayAdminister ? (ReadOnlySpan<string>)[Scope.Admin] : []];
        Principal = new ClaimsPrincipal(new CallerIdentity(CallerOf(kept.Name), scopes, User.Claims(), Sessions.SchemeName));
    }

    public string Stamp { get; }

    public DeskUser User { get; }

    public ClaimsPrincipal Principal { get; }

    /// <summary>As limits and the audit name him.</summary>
    public static Caller CallerOf(string name) => new(Caller.User, name, name);
}
