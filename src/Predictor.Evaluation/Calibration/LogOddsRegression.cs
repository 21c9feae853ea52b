namespace Predictor.Evaluation.Calibration;

/// <summary>
/// <see cref="CalibrationLine"/> by Newton's method with backtracking, for rows that count as often as their customer was drawn. Convex, so the
/// optimum is the one there is; near another fit of the same rows one pass over them is enough.
/// </summary>
internal sealed class LogOddsRegression
{
    private const int MostSteps = 100;
    private readonly double[] _logOdds;
    private readonly byte[] _label;
    private readonly int[] _customer;
    private readonly int _customers;
    private CalibrationLine? _near;
    private Sums[] _line = [];
    private Sums[] _large = [];

    /// <param name="logOdds">One a row.</param>
    /// <param name="label">0 or 1.</param>
    /// <param name="customer">Of each row, 0 to below <paramref name="customers"/>.</param>
    /// <param name="customers">How many there are.</param>
    public LogOddsRegression(double[] logOdds, byte[] label, int[] customer, int customers) =>
        (_logOdds, _label, _customer, _customers) = (logOdds, label, customer, customers);

    /// <summary>To the last digits.</summary>
    /// <param name="times">How often each customer counts.</param>
    public CalibrationLine Fit(ReadOnlySpan<int> times) => Fit(times, new CalibrationLine(1, 0, 0), settled: 1e-13);

    /// <summary>Takes a fit as the place to start others from, and keeps each customer's sums there: their first step needs no pass over rows.</summary>
    public void StartFrom(CalibrationLine near)
    {
        if (double.IsNaN(near.Slope) || double.IsNaN(near.InTheLarge))
        {
            return;
        }

        _near = near;
        (_line, _large) = (new Sums[_customers], new Sums[_customers]);
        for (var i = 0; i < _label.Length; i++)
        {
            _line[_customer[i]].Add(1, _logOdds[i], _label[i], near.Slope, near.Intercept);
            _large[_customer[i]].Add(1, _logOdds[i], _label[i], 1, near.InTheLarge);
        }
    }

    /// <summary>From <see cref="StartFrom"/>'s fit, to about 1e-7: far within what draws differ by.</summary>
    public CalibrationLine FitNear(ReadOnlySpan<int> times) => Fit(times, _near ?? new CalibrationLine(1, 0, 0), settled: 1e-9);

    private CalibrationLine Fit(ReadOnlySpan<int> times, CalibrationLine start, double settled)
    {
        if (!FindBounds(times, out var isParted))
        {
            return CalibrationLine.Undefined;
        }

        var (_, large) = Minimise(times, 1, start.InTheLarge, slopeIsFree: false, settled);
        if (isParted)
        {
            return CalibrationLine.Undefined with { InTheLarge = large };
        }

        var (slope, intercept) = Minimise(times, start.Slope, start.Intercept, slopeIsFree: true, settled);
        return new CalibrationLine(slope, intercept, large);
    }

    /// <summary>Whether both classes are drawn; and whether a threshold parts them, so that no finite slope is the best (A. Albert, J. A. Anderson, 1984).</summary>
    private bool FindBounds(ReadOnlySpan<int> times, out bool isParted)
    {
        double lowestPositive = double.PositiveInfinity, highestPositive = double.NegativeInfinity;
        double lowestNegative = double.PositiveInfinity, highestNegative = double.NegativeInfinity;
        isParted = true;
        for (var i = 0; i < _label.Length && isParted; i++)
        {
            if (times[_customer[i]] == 0)
            {
                continue;
            }

            if (_label[i] == 1)
            {
                (lowestPositive, highestPositive) = (Math.Min(lowestPositive, _logOdds[i]), Math.Max(highestPositive, _logOdds[i]));
            }
            else
            {
                (lowestNegative, highestNegative) = (Math.Min(lowestNegative, _logOdds[i]), Math.Max(highestNegative, _logOdds[i]));
            }

            isParted = !(lowestPositive < highestNegative && lowestNegative < highestPositive);
        }

        return double.IsFinite(lowestPositive) && double.IsFinite(lowestNegative);
    }

    private (double Slope, double Intercept) Minimise(ReadOnlySpan<int> times, double slope, double intercept, bool slopeIsFree, double settled)
    {
        var here = SumsNear(times, slope, intercept, slopeIsFree) ?? SumsAt(times, slope, intercept);
        for (var step = 0; step < MostSteps; step++)
        {
            var (moveSlope, moveIntercept) = here.Step(slopeIsFree);
            var descent = -((here.GradientSlope * moveSlope) + (here.GradientIntercept * moveIntercept));
            if (descent <= settled * (1 + here.Loss))
            {
                return (slope + moveSlope, intercept + moveIntercept);
            }

            var share = 2.0;
            Sums next;
            do
            {
                share /= 2;
                next = SumsAt(times, slope + (share * moveSlope), intercept + (share * moveIntercept));
            }
            while (!(next.Loss <= here.Loss - (1e-4 * share * descent)) && share > 1e-10);

            (slope, intercept, here) = (slope + (share * moveSlope), intercept + (share * moveIntercept), next);
        }

        throw new ArithmeticException(FormattableString.Invariant($"The calibration line of {_label.Length} rows did not settle in {MostSteps} steps."));
    }

    private Sums? SumsNear(ReadOnlySpan<int> times, double slope, double intercept, bool slopeIsFree)
    {
        if (_near is null || (slopeIsFree ? (slope, intercept) != (_near.Slope, _near.Intercept) : intercept != _near.InTheLarge))
        {
            return null;
        }

        var sums = default(Sums);
        var each = slopeIsFree ? _line : _large;
        for (var c = 0; c < times.Length; c++)
        {
            sums.Add(times[c], in each[c]);
        }

        return sums;
    }

    private Sums SumsAt(ReadOnlySpan<int> times, double slope, double intercept)
    {
        var sums = default(Sums);
        for (var i = 0; i < _label.Length; i++)
        {
            if (times[_customer[i]] is > 0 and var weight)
            {
                sums.Add(weight, _logOdds[i], _label[i], slope, intercept);
            }
        }

        return sums;
    }

    /// <summary>Log loss with its first and second derivatives by slope and intercept, summed over rows.</summary>
    private struct Sums
    {
        private double _hessianSlope;
        private double _hessianBoth;
        private double _hessianIntercept;

        public double Loss { get; private set; }

        public double GradientSlope { get; private set; }

        public double GradientIntercept { get; private set; }

        public void Add(int weight, double logOdds, byte label, double slope, double intercept)
        {
            // e = exp(-|z|) never overflows; the probability of the sign that z has is 1 / (1 + e).
            var z = (slope * logOdds) + intercept;
            var e = Math.Exp(-Math.Abs(z));
            var (likelier, rarer) = (1 / (1 + e), e / (1 + e));
            var gap = label == 1 ? (z >= 0 ? -rarer : -likelier) : (z >= 0 ? likelier : rarer);
            var curvature = weight * likelier * rarer;
            Loss += weight * (Math.Log(1 + e) + (z >= 0 == (label == 1) ? 0 : Math.Abs(z)));
            GradientSlope += weight * gap * logOdds;
            GradientIntercept += weight * gap;
            _hessianSlope += curvature * logOdds * logOdds;
            _hessianBoth += curvature * logOdds;
            _hessianIntercept += curvature;
        }

        public void Add(int weight, in Sums other)
        {
            Loss += weight * other.Loss;
            GradientSlope += weight * other.GradientSlope;
            GradientIntercept += weight * other.GradientIntercept;
            _hessianSlope += weight * other._hessianSlope;
            _hessianBoth += weight * other._hessianBoth;
            _hessianIntercept += weight * other._hessianIntercept;
        }

        public readonly (double Slope, double Intercept) Step(bool slopeIsFree)
        {
            if (!slopeIsFree)
            {
                return (0, -GradientIntercept / _hessianIntercept);
            }

            // The ridge of 1e-12 of its own size moves no optimum and keeps the Hessian invertible in rounding.
            var (slope, both, intercept) = (_hessianSlope * (1 + 1e-12), _hessianBoth, _hessianIntercept * (1 + 1e-12));
            var determinant = (slope * intercept) - (both * both);
            return (-((intercept * GradientSlope) - (both * GradientIntercept)) / determinant, -((slope * GradientIntercept) - (both * GradientSlope)) / determinant);
        }
    }
}
