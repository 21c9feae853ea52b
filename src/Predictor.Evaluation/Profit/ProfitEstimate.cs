namespace Predictor.Evaluation.Profit;

/// <summary><see cref="ExpectedMaximumProfit"/> with intervals, and what it was reckoned with.</summary>
/// <param name="Economics">Of the campaign.</param>
/// <param name="ByRow">Whether rows brought values of their own.</param>
/// <param name="PerRow">Money per row; its interval is centred, as noise can only raise it.</param>
/// <param name="Share">Share of rows to contact, 0 to 1.</param>
public sealed record ProfitEstimate(ChurnEconomics Economics, bool ByRow, Estimate PerRow, Estimate Share);
