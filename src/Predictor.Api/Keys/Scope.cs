using Predictor.Desk.Access;

namespace Predictor.Api.Keys;

/// <summary>What a key opens; also the names of the authorization policies.</summary>
internal static class Scope
{
    public const string Score = "score";
    public const string Record = "record";
    public const string Desk = DeskPolicy.Desk;
    public const string Admin = DeskPolicy.Admin;

    /// <summary>The policy of what every key may read: models and the API's own description.</summary>
    public const string Any = "any";

    /// <summary>The policy of what supervisors and other systems may tell alike.</summary>
    public const string DeskOrRecord = $"{Desk} or {Record}";

    /// <summary>The claim that holds a scope.</summary>
    public const string Claim = "scope";

    public static IReadOnlyList<string> All { get; } = [Score, Record, Desk, Admin];
}
