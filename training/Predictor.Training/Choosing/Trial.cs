using Predictor.Boosting;
using Predictor.Training.Weighting;

namespace Predictor.Training.Choosing;

/// <summary>One setting, with the number of trees at which its later rows' recalibrated log loss is least.</summary>
internal sealed class Trial
{
    private double[] _losses = [];
    private float[]? _weights;

    private Trial(BoostingOptions options) => Options = options;

    public BoostingOptions Options { get; }

    public int Trees { get; private set; }

    /// <summary>Mean over all later rows.</summary>
    public double Loss { get; private set; }

    /// <summary>By fold, at that number of trees.</summary>
    public double[][] Margins { get; private set; } = [];

    /// <summary>By fold.</summary>
    public required float[][] Labels { get; init; }

    /// <param name="options">The setting.</param>
    /// <param name="folds">Margins of each fold's later rows, equally many steps each.</param>
    /// <param name="stepTrees">Trees a step.</param>
    /// <param name="pooled">Whether one sigmoid is laid through all folds (rows without an order) or one through each (rows that drift).</param>
    public static Trial Of(BoostingOptions options, IReadOnlyList<FoldMargins> folds, int stepTrees, bool pooled)
    {
        var trial = new Trial(options) { Labels = [.. folds.Select(fold => fold.Labels)], Loss = double.PositiveInfinity };
        trial._weights = folds.Any(fold => fold.Weights is not null) ? [.. folds.SelectMany(fold => fold.Weights!)] : null;
        for (var step = 0; step < folds[0].ByStep.Count; step++)
        {
            double[][] margins = [.. folds.Select(fold => fold.ByStep[step])];
            double[] losses = pooled
                ? RecalibratedLoss.Of([.. margins.SelectMany(each => each)], [.. trial.Labels.SelectMany(each => each)], trial._weights)
                : [.. folds.SelectMany((fold, i) => RecalibratedLoss.Of(margins[i], fold.Labels, fold.Weights))];
            var loss = RowWeights.Mean(losses, trial._weights);
            if (loss < trial.Loss)
            {
                trial.Loss = loss;
                trial.Trees = Math.Min((step + 1) * stepTrees, options.Trees);
                trial.Margins = margins;
                trial._losses = losses;
            }
        }

        return trial;
    }

    /// <summary>Whether it beats another by more than a standard error of the rows' paired differences.</summary>
    public bool IsBetterThan(Trial other) => Excess(other) is var (mean, error) && -mean > error;

    /// <summary>
    /// How much more it loses a row than another, on the later rows of the first folds, which both were grown on, with the standard error of the rows'
    /// paired differences.
    /// </summary>
    public (double Mean, double StandardError) Excess(Trial over)
    {
        double[] differences = [.. _losses.Zip(over._losses, (ours, theirs) => ours - theirs)];
        var weights = (_weights ?? over._weights)?[..differences.Length];
        return (RowWeights.Mean(differences, weights), RowWeights.StandardError(differences, weights));
    }
}
