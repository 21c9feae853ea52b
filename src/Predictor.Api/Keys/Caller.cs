using System.Security.Claims;

namespace Predictor.Api.Keys;

/// <summary>Who asks, as logs, limits and the audit name him; never his key.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Id">The key's id, the name of a key of the settings, or a token's subject.</param>
/// <param name="Name">Of the key; of a token: its subject.</param>
internal sealed record Caller(string Kind, string Id, string Name)
{
    /// <summary>A key of the store.</summary>
    public const string Key = "key";

    /// <summary>A key of the settings.</summary>
    public const string Setting = "setting";

    /// <summary>A token of the OpenID provider; its subject is the id.</summary>
    public const string Token = "token";

    /// <summary>The key that is made at each start in Development.</summary>
    public const string Development = "development";

    /// <summary>On this machine, in Development, without a key.</summary>
    public const string Local = "local";

    /// <summary>Somebody who signed in at the desk; his name is the id.</summary>
    public const string User = "user";

    /// <summary>The command line, by the name of the machine's user.</summary>
    public const string Command = "command";

    /// <summary>Of his own; null: as the settings say; 0: no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Requests at the same time; likewise.</summary>
    public int? Concurrent { get; init; }

    public static Caller OnThisMachine { get; } = new(Local, Local, Local);

    /// <summary>Nobody that is known: no key, or a wrong one.</summary>
    public static Caller Nobody { get; } = new("nobody", "", "");

    public static Caller Of(ClaimsPrincipal user) => (user.Identity as CallerIdentity)?.Caller ?? Nobody;

    /// <summary>For rows and messages: "key 4f9k2m7qab (router)".</summary>
    public override string ToString() => Id.Length == 0 || Id == Kind ? Kind : Id == Name ? $"{Kind} {Id}" : $"{Kind} {Id} ({Name})";
}
