namespace Predictor.Api.Security;

/// <summary>Of an endpoint at which a secret could be guessed: each address may ask it only a few times a second, whoever it is.</summary>
internal sealed class GuessedAt;
