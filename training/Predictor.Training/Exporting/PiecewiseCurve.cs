using Predictor.Evaluation.Calibration;

namespace Predictor.Training.Exporting;

/// <summary>
/// An isotonic calibrator as straight lines in the margin: between knots of the probability, beyond them of its log-odds. Its definition is
/// <see cref="IsotonicCalibrator"/>'s; numbers differ from it by rounding alone.
/// </summary>
internal sealed record PiecewiseCurve
{
    /// <summary>Knots, strictly rising.</summary>
    public required IReadOnlyList<double> Margins { get; init; }

    /// <summary>At the knots.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Probability by margin, from each knot but the last to the next.</summary>
    public required IReadOnlyList<double> Slopes { get; init; }

    /// <summary>Log-odds by margin beyond the outer knots.</summary>
    public required double OuterSlope { get; init; }

    /// <summary>Log-odds of the line below the first knot, at margin 0.</summary>
    public required double LowIntercept { get; init; }

    /// <summary>Log-odds of the line from the last knot on, at margin 0.</summary>
    public required double HighIntercept { get; init; }

    public static PiecewiseCurve Of(IsotonicCalibrator isotonic)
    {
        var (margins, probabilities) = (isotonic.Margins, isotonic.Probabilities);
        var (low, high) = (LogOdds(probabilities[0]), LogOdds(probabilities[^1]));
        var outer = margins.Count == 1 ? 1 : Math.Min(1, (high - low) / (margins[^1] - margins[0]));
        return new PiecewiseCurve
        {
            Margins = margins,
            Probabilities = probabilities,
            Slopes = [.. Enumerable.Range(1, margins.Count - 1).Select(knot => (probabilities[knot] - probabilities[knot - 1]) / (margins[knot] - margins[knot - 1]))],
            OuterSlope = outer,
            LowIntercept = low - (outer * margins[0]),
            HighIntercept = high - (outer * margins[^1]),
        };
    }

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}
