namespace Predictor.Store.Lines;

/// <summary>A score of a customer.</summary>
/// <param name="At">Its moment's time.</param>
/// <param name="Probability">Of the value outcome.</param>
public sealed record ScorePoint(DateTimeOffset At, double Probability);
