namespace Predictor.Desk.Access;

/// <summary>Names of the authorization policies of pages and of what pages ask for.</summary>
public static class DeskPolicy
{
    /// <summary>Any page, and the verbs of cases: whoever is signed in, and keys with the scope of this name.</summary>
    public const string Desk = "desk";

    /// <summary>Publishing and rolling back.</summary>
    public const string Publish = "publish";

    /// <summary>Users and teams, keys, the audit.</summary>
    public const string Admin = "admin";
}
