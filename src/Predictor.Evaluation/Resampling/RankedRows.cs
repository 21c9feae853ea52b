using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Profit;

namespace Predictor.Evaluation.Resampling;

/// <summary>
/// Rows sorted once by probability, so that every bootstrap draw is one pass over them with a weight a customer (and one or two more for the
/// calibration line). The fast path of <see cref="Metrics"/> and its siblings: weight 1 everywhere gives the same figures, a weight of n those of n copies.
/// </summary>
internal sealed class RankedRows
{
    private const int Bins = 15;
    private readonly double[] _probability;
    private readonly double[] _logLoss;
    private readonly double[] _saved;
    private readonly byte[] _label;
    private readonly int[] _customer;
    private readonly int[] _customerRows;
    private readonly int[] _customerPositives;
    private readonly ChurnEconomics _economics;
    private readonly LogOddsRegression _regression;

    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">One a label.</param>
    /// <param name="customers">Which of them each row is of.</param>
    /// <param name="economics">Of the expected maximum profit.</param>
    /// <param name="values">What each row's customer is worth; empty: the economics' value.</param>
    public RankedRows(
        ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, CustomerNumbers customers, ChurnEconomics economics, ReadOnlySpan<double> values = default)
    {
        var saved = SavedValues.Of(labels.Length, economics, values);
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        _probability = probabilities.ToArray();
        Array.Sort(_probability, order);
        _economics = economics;
        _label = new byte[order.Length];
        _logLoss = new double[order.Length];
        _saved = new double[order.Length];
        _customer = new int[order.Length];
        _customerRows = new int[customers.Count];
        _customerPositives = new int[customers.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var (row, customer) = (order[i], customers.OfRow[order[i]]);
            _label[i] = (byte)labels[row];
            _logLoss[i] = Metrics.RowLogLoss(_label[i] == 1, _probability[i]);
            _saved[i] = _label[i] * saved[row];
            _customer[i] = customer;
            _customerRows[customer]++;
            _customerPositives[customer] += _label[i];
        }

        _regression = new LogOddsRegression(Array.ConvertAll(_probability, CalibrationLine.LogOdds), _label, _customer, customers.Count);
        Whole = MeasureWhole();
    }

    public int Rows => _label.Length;

    public int Customers => _customerRows.Length;

    public int Positives => _customerPositives.Sum();

    /// <summary>All metrics of the rows as they are.</summary>
    public PointMetrics Whole { get; }

    public DrawSpace NewSpace() => new(Customers, Rows, _economics);

    /// <summary>All metrics, every row as often as its customer was drawn.</summary>
    /// <param name="space">With <see cref="DrawSpace.Times"/> filled.</param>
    /// <param name="withLine">Whether the calibration line is fitted too.</param>
    public PointMetrics Measure(DrawSpace space, bool withLine = true)
    {
        ReadOnlySpan<int> times = space.Times;
        long rows = 0, positives = 0;
        for (var c = 0; c < times.Length; c++)
        {
            rows += (long)times[c] * _customerRows[c];
            positives += (long)times[c] * _customerPositives[c];
        }

        if (rows == 0)
        {
            return PointMetrics.Undefined;
        }

        var negatives = rows - positives;
        var bins = new BinSums(rows, positives, Bins);
        var topFrom = rows - ((rows + 9) / 10);
        var groups = 0;
        long rowsBelow = 0, positivesBelow = 0;
        double won = 0, precision = 0, apart = 0, logLoss = 0, squares = 0, caught = 0;
        for (int start = 0, end; start < _label.Length; start = end)
        {
            var probability = _probability[start];
            long groupRows = 0, groupPositives = 0;
            var saved = 0.0;
            for (end = start; end < _label.Length && _probability[end] == probability; end++)
            {
                long weight = times[_customer[end]];
                groupRows += weight;
                groupPositives += weight * _label[end];
                logLoss += weight * _logLoss[end];
                saved += weight * _saved[end];
            }

            if (groupRows == 0)
            {
                continue;
            }

            var groupNegatives = groupRows - groupPositives;
            won += groupPositives * (rowsBelow - positivesBelow + (groupNegatives * 0.5));
            precision += groupPositives * ((double)(positives - positivesBelow) / (rows - rowsBelow));
            squares += (groupPositives * ((1 - probability) * (1 - probability))) + (groupNegatives * (probability * probability));
            caught += (double)groupPositives / groupRows * Math.Clamp(rowsBelow + groupRows - topFrom, 0, groupRows);
            bins.Add(probability, groupRows, groupPositives);
            rowsBelow += groupRows;
            positivesBelow += groupPositives;
            apart = Math.Max(apart, Math.Abs(((double)(rowsBelow - positivesBelow) / negatives) - ((double)positivesBelow / positives)));
            (space.Positives[groups], space.Negatives[groups], space.Saved[groups]) = (groupPositives, groupNegatives, saved);
            groups++;
        }

        var hasBoth = positives > 0 && negatives > 0;
        return new PointMetrics
        {
            Auc = hasBoth ? won / positives / negatives : double.NaN,
            AveragePrecision = positives > 0 ? precision / positives : double.NaN,
            KolmogorovSmirnov = hasBoth ? apart : double.NaN,
            TopDecileLift = positives > 0 ? caught / (rows - topFrom) / ((double)positives / rows) : double.NaN,
            LogLoss = logLoss / rows,
            Brier = squares / rows,
            BrierParts = bins.Decompose(),
            CalibrationError = bins.CalibrationError,
            Line = withLine ? _regression.FitNear(times) : CalibrationLine.Undefined,
            Profit = Profit(space, groups),
        };
    }

    /// <summary>Fits the calibration line to the last digits; draws start from it.</summary>
    private PointMetrics MeasureWhole()
    {
        var space = NewSpace();
        Array.Fill(space.Times, 1);
        var line = _regression.Fit(space.Times);
        _regression.StartFrom(line);
        return Measure(space, withLine: false) with { Line = line };
    }

    private static ExpectedMaximumProfit Profit(DrawSpace space, int groups)
    {
        space.Envelope.Clear();
        for (var group = groups - 1; group >= 0; group--)
        {
            space.Envelope.Add(space.Positives[group], space.Negatives[group], space.Saved[group]);
        }

        return space.Envelope.Integrate();
    }
}
