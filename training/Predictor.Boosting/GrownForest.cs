using Predictor.Forests;

namespace Predictor.Boosting;

/// <summary>What a trainer returns.</summary>
/// <param name="Forest">Cut back to its best number of trees where there was a validation table.</param>
/// <param name="ValidationLogLoss">By number of trees from 1; empty without a validation table.</param>
/// <param name="BinTime">Time to bin.</param>
/// <param name="GrowTime">Time to grow.</param>
public sealed record GrownForest(Forest Forest, IReadOnlyList<double> ValidationLogLoss, TimeSpan BinTime, TimeSpan GrowTime);
