using Predictor.Boosting;

namespace Predictor.MLNet;

/// <summary>Microsoft.ML's FastForest: a random forest. Needs the build switch <c>-p:MLNet=true</c>.</summary>
public sealed class FastForestTrainer : IForestTrainer
{
    public string Name => "fastforest";

    /// <exception cref="TrainingException">Always, in a build without the switch: it says how to get one.</exception>
    public GrownForest Train(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation) =>
        throw SwitchedOff.For(Name);
}
