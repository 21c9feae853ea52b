namespace Predictor.Api.Keys.Admin;

/// <param name="Key">Shown this once and kept nowhere.</param>
/// <param name="Kept">What is kept of it.</param>
internal sealed record NewKeyAnswer(string Key, KeyAnswer Kept);
