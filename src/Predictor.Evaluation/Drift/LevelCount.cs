namespace Predictor.Evaluation.Drift;

/// <summary>How many rows had a level.</summary>
public sealed record LevelCount(string Level, long Rows);
