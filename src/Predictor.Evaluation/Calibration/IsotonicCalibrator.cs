using System.Text.Json.Serialization;

namespace Predictor.Evaluation.Calibration;

/// <summary>
/// Piecewise linear through strictly increasing knots. Beyond the outer knots it goes on in the log-odds, towards 0 and 1, with the slope
/// of the straight line through the outer knots' log-odds, but never steeper than the margin itself (1; also with a single knot).
/// </summary>
public sealed record IsotonicCalibrator : Calibrator
{
    private readonly double[] _margins;
    private readonly double[] _probabilities;
    private readonly double _outerSlope;

    /// <param name="margins">Knots, strictly increasing log-odds.</param>
    /// <param name="probabilities">At the knots, strictly increasing, in (0, 1).</param>
    /// <exception cref="ArgumentException">Knots that are none, not finite, not strictly increasing, or outside (0, 1).</exception>
    [JsonConstructor]
    public IsotonicCalibrator(IReadOnlyList<double> margins, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentNullException.ThrowIfNull(probabilities);
        _margins = [.. margins];
        _probabilities = [.. probabilities];
        if (_margins.Length == 0 || _margins.Length != _probabilities.Length)
        {
            throw new ArgumentException($"Isotonic calibrator with {_margins.Length} margins and {_probabilities.Length} probabilities: expected as many of each, one at least.");
        }

        for (var i = 0; i < _margins.Length; i++)
        {
            var rises = i == 0 || (_margins[i] > _margins[i - 1] && _probabilities[i] > _probabilities[i - 1]);
            if (!rises || !double.IsFinite(_margins[i]) || !(_probabilities[i] is > 0 and < 1))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Isotonic calibrator, knot {i} at ({_margins[i]}, {_probabilities[i]}): expected a finite margin and a probability in (0, 1), both above the knot before."));
            }
        }

        _outerSlope = _margins.Length == 1
            ? 1
            : Math.Min(1, (LogOdds(_probabilities[^1]) - LogOdds(_probabilities[0])) / (_margins[^1] - _margins[0]));
    }

    public IReadOnlyList<double> Margins => _margins;

    public IReadOnlyList<double> Probabilities => _probabilities;

    public override double Probability(double margin)
    {
        if (!(margin > _margins[0]))
        {
            return Math.Min(_probabilities[0], Logistic(LogOdds(_probabilities[0]) + (_outerSlope * (margin - _margins[0]))));
        }

        if (margin >= _margins[^1])
        {
            return Math.Max(_probabilities[^1], Logistic(LogOdds(_probabilities[^1]) + (_outerSlope * (margin - _margins[^1]))));
        }

        var (below, above) = (0, _margins.Length - 1);
        while (above - below > 1)
        {
            var middle = (below + above) >> 1;
            (below, above) = _margins[middle] <= margin ? (middle, above) : (below, middle);
        }

        if (_margins[below] == margin)
        {
            return _probabilities[below];
        }

        var share = (margin - _margins[below]) / (_margins[above] - _margins[below]);
        var probability = _probabilities[below] + (share * (_probabilities[above] - _probabilities[below]));
        return Math.Min(probability, _probabilities[above]);
    }

    public bool Equals(IsotonicCalibrator? other) =>
        other is not null && _margins.AsSpan().SequenceEqual(other._margins) && _probabilities.AsSpan().SequenceEqual(other._probabilities);

    public override int GetHashCode() => HashCode.Combine(_margins.Length, _margins[0], _probabilities[0]);
}
