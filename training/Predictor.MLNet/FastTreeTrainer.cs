using Predictor.Boosting;

namespace Predictor.MLNet;

/// <summary>Microsoft.ML's FastTree: boosted trees. Needs the build switch <c>-p:MLNet=true</c>.</summary>
public sealed class FastTreeTrainer : IForestTrainer
{
    public string Name => "fasttree";

    /// <exception cref="TrainingException">In a build without the switch, always: it says how to get one.</exception>
    public GrownForest Train(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation) =>
#if MLNET
        Packages.MicrosoftTrees.FastTree(fit, validation, options, progress, cancellation);
#else
        throw SwitchedOff.For(Name);
#endif
}
