namespace Predictor.Desk.Access;

/// <summary>Types of the claims that say who is at the desk; whatever lets somebody in sets them.</summary>
public static class DeskClaims
{
    public const string Name = "desk/name";
    public const string DisplayName = "desk/display-name";

    /// <summary>One claim a role, of <see cref="DeskRole"/>.</summary>
    public const string Role = "desk/role";

    /// <summary>One claim a team.</summary>
    public const string Team = "desk/team";
}
