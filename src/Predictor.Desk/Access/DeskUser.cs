using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Predictor.Desk.Access;

/// <summary>
/// Who is asking, for pages and for what pages ask for: a user who signed in, a key that opens the desk, or "you" on one's own machine in Development. A handler
/// behind <see cref="DeskPolicy"/> takes it as a parameter; a component takes it as a cascading parameter.
/// </summary>
/// <param name="Name">Never changed and never given to another: what is kept of who did something.</param>
/// <param name="DisplayName">For people.</param>
/// <param name="Roles">Of <see cref="DeskRole"/>, at least one.</param>
/// <param name="Teams">By name, as the column of teams has them; sorted.</param>
public sealed record DeskUser(string Name, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams)
{
    /// <summary>Whether the customers of all teams are shown.</summary>
    public bool SeesAll => Is(DeskRole.Manager) || MayPublish || MayAdminister;

    /// <summary>Models, and rolling them back.</summary>
    public bool MayPublish => Is(DeskRole.DataScientist);

    /// <summary>Users, teams and keys.</summary>
    public bool MayAdminister => Is(DeskRole.Admin);

    public bool Is(string role) => Roles.Contains(role);

    /// <param name="team">Of a customer or a case; null or empty: none has it yet, so that it is everybody's.</param>
    public bool Sees(string? team) => SeesAll || string.IsNullOrEmpty(team) || Teams.Contains(team);

    /// <summary>Null for whoever the desk does not know: nobody, or a key that does not open it.</summary>
    public static DeskUser? Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirst(DeskClaims.Name) is { } name
            ? new DeskUser(name.Value, principal.FindFirst(DeskClaims.DisplayName)?.Value ?? name.Value, Values(DeskClaims.Role), Values(DeskClaims.Team))
            : null;

        string[] Values(string type) => [.. principal.FindAll(type).Select(claim => claim.Value)];
    }

    /// <summary>The other way: what <see cref="Of"/> reads.</summary>
    public IEnumerable<Claim> Claims() =>
    [
        new(DeskClaims.Name, Name),
        new(DeskClaims.DisplayName, DisplayName),
        .. Roles.Select(role => new Claim(DeskClaims.Role, role)),
        .. Teams.Select(team => new Claim(DeskClaims.Team, team)),
    ];

    /// <summary>So that a handler takes it as a parameter.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not behind a policy of the desk.</exception>
    public static ValueTask<DeskUser> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(Of(context.User) ?? throw new InvalidOperationException($"The endpoint {context.GetEndpoint()?.DisplayName} takes a DeskUser, and so must ask for a policy of DeskPolicy."));
    }
}
