namespace Predictor.Api.Keys;

/// <summary>One key of settings <c>Keys</c>; the key itself is kept nowhere.</summary>
public sealed record ApiKeySettings
{
    /// <summary>Whose it is, for logs and audit: "router".</summary>
    public string Name { get; init; } = "";

    /// <summary>As <see cref="KeyHash"/> reads it: "sha256:" and 64 hex digits.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Of <see cref="Scope.All"/>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Null: as <c>Limits</c> says; 0: no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Requests at the same time; likewise.</summary>
    public int? Concurrent { get; init; }

    internal Caller Caller => new(Caller.Setting, Name, Name) { RequestsPerSecond = RequestsPerSecond, Concurrent = Concurrent };

    internal static IReadOnlyList<ApiKeySettings> Of(IConfiguration configuration) => configuration.GetSection("Keys").Get<ApiKeySettings[]>() ?? [];
}
