using Predictor.Forests;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Choosing;

/// <summary>Margins of one fold's later rows after every few trees grown from its fit rows.</summary>
/// <param name="Labels">Of the later rows.</param>
/// <param name="ByStep">After one step of trees, after two, and so on.</param>
/// <param name="Trees">At the last step.</param>
internal sealed record FoldMargins(float[] Labels, IReadOnlyList<double[]> ByStep, int Trees)
{
    /// <summary>Of the later rows; null: all alike.</summary>
    public float[]? Weights { get; init; }

    /// <param name="sliced">Whose rows.</param>
    /// <param name="fold">Whose later rows.</param>
    /// <param name="forest">Grown from its fit rows.</param>
    /// <param name="trees">To look at.</param>
    /// <param name="step">Trees between two looks.</param>
    /// <param name="threads">That score.</param>
    public static FoldMargins Of(SlicedOutcome sliced, RollingFold fold, Forest forest, int trees, int step, int threads)
    {
        var matrix = sliced.Matrix(fold.Later);
        var margins = new double[fold.Later.Length];
        Array.Fill(margins, forest.BaseMargin);
        var steps = new List<double[]>();
        var added = new double[margins.Length];
        for (var from = 0; from < trees; from += step)
        {
            // Growing ends before its time where no tree gains: what follows changes nothing.
            Tree[] next = [.. forest.Trees.Skip(from).Take(Math.Min(step, trees - from))];
            if (next.Length > 0)
            {
                new Forest(forest.FeatureCount, 0, next).Margins(matrix, added, threads);
                for (var row = 0; row < margins.Length; row++)
                {
                    margins[row] += added[row];
                }
            }

            steps.Add([.. margins]);
        }

        return new FoldMargins(sliced.Cases.Labels(sliced.Index, fold.Later), steps, trees) { Weights = sliced.WeightsOf(fold.Later) };
    }
}
