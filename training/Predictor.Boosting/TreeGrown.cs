namespace Predictor.Boosting;

/// <summary>Progress: a tree was grown.</summary>
/// <param name="Trees">Trees so far.</param>
/// <param name="Of">Most trees there will be.</param>
/// <param name="ValidationLogLoss">Log loss on the validation table, NaN without one.</param>
public readonly record struct TreeGrown(int Trees, int Of, double ValidationLogLoss);
