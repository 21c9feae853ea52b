using Predictor.Evaluation.Distributions;

namespace Predictor.Evaluation.Profit;

/// <summary>
/// The upper envelope of the lines a g - b over 0 &lt;= g &lt;= 1, one for each number of best groups that are contacted. Lines come with rising b (a contact
/// is never free of cost), so those with the larger a are added at the end and the envelope is kept as a convex chain: O(1) amortised a line.
/// For equal values the chain is the convex hull of the ROC curve.
/// </summary>
/// <remarks>Not safe for threads; <see cref="Clear"/> makes it ready for other rows.</remarks>
internal sealed class ProfitEnvelope
{
    private readonly double _contactCost;
    private readonly double _wasted;
    private readonly BetaDistribution _acceptance;
    private readonly BetaDistribution _raised;
    private double[] _a;
    private double[] _b;
    private long[] _contacted;
    private int _lines;
    private double _lastA;
    private double _lastB;
    private long _rows;

    /// <param name="economics">Of the campaign.</param>
    /// <param name="groups">About how many groups will be added.</param>
    public ProfitEnvelope(ChurnEconomics economics, int groups)
    {
        (_contactCost, _wasted) = (economics.ContactCost, economics.ContactCost + economics.OfferCost);
        _acceptance = new BetaDistribution(economics.Alpha, economics.Beta);
        _raised = new BetaDistribution(economics.Alpha + 1, economics.Beta);
        var length = Math.Min(groups, 1024) + 1;
        (_a, _b, _contacted) = (new double[length], new double[length], new long[length]);
        Clear();
    }

    public void Clear()
    {
        // The line of contacting nobody: 0 at every rate.
        (_a[0], _b[0], _contacted[0], _lines) = (0, 0, 0, 1);
        (_lastA, _lastB, _rows) = (0, 0, 0);
    }

    /// <summary>The next best group.</summary>
    /// <param name="positives">Leavers in it.</param>
    /// <param name="negatives">The others.</param>
    /// <param name="saved">Sum over its leavers of value less offer, money.</param>
    public void Add(long positives, long negatives, double saved)
    {
        _lastA += saved;
        _lastB += (positives * _contactCost) + (negatives * _wasted);
        _rows += positives + negatives;

        // A line that costs more and rises no faster is never above; one that costs the same and rises faster always is.
        if (_lastA <= _a[_lines - 1])
        {
            return;
        }

        while (_lines > 1 && (_lastB - _b[_lines - 1]) * (_a[_lines - 1] - _a[_lines - 2]) <= (_b[_lines - 1] - _b[_lines - 2]) * (_lastA - _a[_lines - 1]))
        {
            _lines--;
        }

        if (_lines == _a.Length)
        {
            Array.Resize(ref _a, 2 * _lines);
            Array.Resize(ref _b, 2 * _lines);
            Array.Resize(ref _contacted, 2 * _lines);
        }

        (_a[_lines], _b[_lines], _contacted[_lines]) = (_lastA, _lastB, _rows);
        _lines++;
    }

    /// <summary>Integral over the rates, each at its best line, by the number of rows added.</summary>
    public ExpectedMaximumProfit Integrate()
    {
        if (_rows == 0)
        {
            return ExpectedMaximumProfit.Undefined;
        }

        double profit = 0, contacted = 0, below = 0, raisedBelow = 0;
        for (var line = 0; line < _lines; line++)
        {
            // The rate from which on the next line is better; g h(g) integrates to the mean times the distribution with alpha + 1.
            var to = line + 1 < _lines ? (_b[line + 1] - _b[line]) / (_a[line + 1] - _a[line]) : 1;
            var (upTo, raisedUpTo) = (_acceptance.Cumulative(to), _raised.Cumulative(to));
            profit += (_a[line] * _acceptance.Mean * (raisedUpTo - raisedBelow)) - (_b[line] * (upTo - below));
            contacted += _contacted[line] * (upTo - below);
            (below, raisedBelow) = (upTo, raisedUpTo);
            if (to >= 1)
            {
                break;
            }
        }

        return new ExpectedMaximumProfit(profit / _rows, contacted / _rows);
    }
}
