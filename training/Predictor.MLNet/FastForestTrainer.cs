using Predictor.Boosting;

namespace Predictor.MLNet;

/// <summary>Microsoft.ML's FastForest: a random forest. Needs the build switch <c>-p:MLNet=true</c>.</summary>
public sealed class FastForestTrainer : IForestTrainer
{
    public string Name => "fastforest";

    /// <exception cref="TrainingException">In a build without the switch, always: it says how to get one.</exception>
    public GrownForest Train(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation) =>
#if MLNET
        Packages.MicrosoftTrees.FastForest(fit, validation, options, progress, cancellation);
#else
        throw SwitchedOff.For(Name);
#endif
}
