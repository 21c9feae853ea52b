namespace Predictor.Api.Keys.Tokens;

/// <summary>Set on a request whose token cannot be checked, because the provider has not answered yet: it may be good.</summary>
internal sealed class ProviderAway
{
    public const string RetrySeconds = "5";
}
