using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Drift;

/// <summary>Rows sorted by probability once: for any draw of all customers, what the probabilities say of themselves and what the labels say of them, in one pass each.</summary>
internal sealed class CalibratedRows
{
    private readonly double[] _probability;
    private readonly double[] _entropy;
    private readonly int[] _customer;
    private readonly byte[] _label;
    private readonly double[] _loss;
    private readonly double[] _logOdds;
    private readonly LogOddsRegression? _regression;

    /// <param name="probabilities">In [0, 1].</param>
    /// <param name="customers">Of the rows.</param>
    /// <param name="labels">0 or 1; empty: only the probabilities are asked.</param>
    public CalibratedRows(ReadOnlySpan<double> probabilities, CustomerNumbers customers, ReadOnlySpan<float> labels = default)
    {
        int[] order = [.. Enumerable.Range(0, probabilities.Length)];
        _probability = probabilities.ToArray();
        Array.Sort(_probability, order);
        _customer = Array.ConvertAll(order, row => customers.OfRow[row]);
        _entropy = Array.ConvertAll(_probability, p => (p * Metrics.RowLogLoss(true, p)) + ((1 - p) * Metrics.RowLogLoss(false, p)));
        var happened = labels.ToArray();
        _label = happened.Length == 0 ? [] : Array.ConvertAll(order, row => (byte)happened[row]);
        _loss = [.. _label.Select((label, row) => Metrics.RowLogLoss(label > 0, _probability[row]))];
        _logOdds = _label.Length == 0 ? [] : Array.ConvertAll(_probability, CalibrationLine.LogOdds);
        if (_label.Length > 0)
        {
            _regression = new LogOddsRegression(_logOdds, _label, _customer, customers.Count);
            var each = new int[customers.Count];
            Array.Fill(each, 1);
            _regression.StartFrom(_regression.Fit(each));
        }
    }

    public int Rows => _probability.Length;

    /// <summary>Each row as a positive with its probability and as a negative with the rest.</summary>
    public PerformanceFigures Expected(ReadOnlySpan<int> times)
    {
        double positivesBelow = 0, negativesBelow = 0, won = 0, withThemselves = 0, loss = 0;
        for (int start = 0, end; start < _probability.Length; start = end)
        {
            var p = _probability[start];
            long rows = 0;
            for (end = start; end < _probability.Length && _probability[end] == p; end++)
            {
                long weight = times[_customer[end]];
                rows += weight;
                loss += weight * _entropy[end];
            }

            var (positives, negatives, self) = (rows * p, rows * (1 - p), rows * p * (1 - p));
            won += (positives * negativesBelow) + (0.5 * ((positives * negatives) - self));
            withThemselves += self;
            positivesBelow += positives;
            negativesBelow += negatives;
        }

        var all = positivesBelow + negativesBelow;
        var pairs = (positivesBelow * negativesBelow) - withThemselves;
        return all > 0
            ? new PerformanceFigures(pairs > 0 ? won / pairs : double.NaN, loss / all, withThemselves / all, positivesBelow / all)
            : PerformanceFigures.Undefined;
    }

    /// <summary>As the labels have it.</summary>
    public PerformanceFigures Realised(ReadOnlySpan<int> times)
    {
        long positivesBelow = 0, negativesBelow = 0;
        double won = 0, loss = 0, brier = 0;
        for (int start = 0, end; start < _label.Length; start = end)
        {
            var p = _probability[start];
            long positives = 0, negatives = 0;
            for (end = start; end < _label.Length && _probability[end] == p; end++)
            {
                long weight = times[_customer[end]];
                positives += weight * _label[end];
                negatives += weight * (1 - _label[end]);
                loss += weight * _loss[end];
            }

            won += positives * (negativesBelow + (negatives * 0.5));
            brier += (positives * (1 - p) * (1 - p)) + (negatives * p * p);
            positivesBelow += positives;
            negativesBelow += negatives;
        }

        double all = positivesBelow + negativesBelow;
        return all > 0
            ? new PerformanceFigures(
                positivesBelow > 0 && negativesBelow > 0 ? won / positivesBelow / negativesBelow : double.NaN, loss / all, brier / all, positivesBelow / all)
            : PerformanceFigures.Undefined;
    }

    /// <summary>
    /// By how much a sigmoid fitted to these very labels (Cox's line; the intercept alone where the slope is undefined) would lower their mean log loss, nats:
    /// what miscalibration costs, as far as a line sees it. About 1/n for calibrated probabilities; NaN with one class.
    /// </summary>
    public double RecalibrationGain(ReadOnlySpan<int> times)
    {
        if (_regression is null)
        {
            return double.NaN;
        }

        var line = _regression.FitNear(times);
        var (slope, intercept) = double.IsFinite(line.Slope) ? (line.Slope, line.Intercept) : (1, line.InTheLarge);
        double gain = 0;
        long rows = 0;
        for (var row = 0; row < _label.Length; row++)
        {
            long weight = times[_customer[row]];
            if (weight == 0)
            {
                continue;
            }

            rows += weight;
            gain += weight * (_loss[row] - Metrics.RowLogLoss(_label[row] > 0, 1 / (1 + Math.Exp(-((slope * _logOdds[row]) + intercept)))));
        }

        return rows > 0 ? Math.Max(0, gain / rows) : double.NaN;
    }
}
