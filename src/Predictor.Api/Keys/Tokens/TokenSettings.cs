using System.Net;
using Predictor.Api.Settings;

namespace Predictor.Api.Keys.Tokens;

/// <summary>Settings <c>Tokens</c>: JWT bearer tokens of one OpenID provider are taken beside keys. Nothing is taken where no authority is named.</summary>
internal sealed record TokenSettings
{
    private static readonly string[] UsualClaims = ["scope", "scp", "roles"];

    /// <summary>The provider's address, under which <c>/.well-known/openid-configuration</c> is found.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What the provider calls this service; tokens for another audience open nothing.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Which claims hold what a token opens, as a list or parted by spaces; with a dot, a member of an object (<c>realm_access.roles</c>).</summary>
    public IReadOnlyList<string> ScopeClaims { get; init; } = UsualClaims;

    /// <summary>By each of <see cref="Scope.All"/>, the provider's words for it; a scope without any is opened by no token. Empty: the scopes' own names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Scopes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool AreTaken => Authority.Length > 0;

    /// <summary>Only a provider on this machine may be asked without TLS: who stands between could give out keys of his own.</summary>
    public bool IsOnThisMachine => Uri.TryCreate(Authority, UriKind.Absolute, out var address)
        && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));

    /// <exception cref="SettingsException">With every mistake.</exception>
    public static TokenSettings Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Tokens");
        var settings = new TokenSettings
        {
            Authority = section["Authority"] ?? "",
            Audience = section["Audience"] ?? "",
            ScopeClaims = Words(section.GetSection("ScopeClaims")) is { Count: > 0 } claims ? claims : UsualClaims,
            Scopes = section.GetSection("Scopes").GetChildren().ToDictionary(child => child.Key, Words),
        };
        var mistakes = settings.AreTaken || settings.Audience.Length > 0 ? settings.Mistakes().ToArray() : [];
        return mistakes.Length == 0 ? settings : throw new SettingsException(string.Join(Environment.NewLine, mistakes));
    }

    private IEnumerable<string> Mistakes()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsOnThisMachine)))
            yield return $"Tokens:Authority: found '{Authority}', expected the provider's https address.";
        if (Audience.Length == 0)
            yield return "Tokens:Audience: found nothing, expected what the provider calls this service: tokens for others must not open it.";
        foreach (var unknown in Scopes.Keys.Where(scope => !Scope.All.Contains(scope)))
            yield return $"Tokens:Scopes:{unknown}: expected any of {string.Join(", ", Scope.All)}.";
    }

    /// <summary>A list, or one text of several parted by spaces.</summary>
    private static IReadOnlyList<string> Words(IConfigurationSection section) =>
        section.Value is { Length: > 0 } text ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [.. section.GetChildren().Select(child => child.Value).OfType<string>()];
}
