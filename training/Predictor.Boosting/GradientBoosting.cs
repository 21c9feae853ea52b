namespace Predictor.Boosting;

/// <summary>The built-in learner: leaf-wise gradient-boosted trees over histograms, log loss.</summary>
public sealed class GradientBoosting : IForestTrainer
{
    public string Name => "boosting";

    public GrownForest Train(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
