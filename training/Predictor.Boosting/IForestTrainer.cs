namespace Predictor.Boosting;

/// <summary>Grows a forest from rows: the built-in learner, or ML.NET's.</summary>
public interface IForestTrainer
{
    /// <summary>As `train --trainer` names it.</summary>
    string Name { get; }

    /// <param name="fit">Rows the trees are grown from.</param>
    /// <param name="validation">Later rows that say when to stop; null: grow all trees.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after each tree; may be null.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="TrainingException">Options out of range (all of them named together), or rows that cannot be learned from.</exception>
    GrownForest Train(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation);
}
