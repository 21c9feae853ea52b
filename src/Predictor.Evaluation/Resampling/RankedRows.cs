namespace Predictor.Evaluation.Resampling;

/// <summary>
/// Rows sorted once by probability, so that every bootstrap draw is one pass over them with a weight a customer.
/// The fast path of <see cref="Metrics"/>: weight 1 everywhere gives the same figures, a weight of n the figures of n copies.
/// </summary>
internal sealed class RankedRows
{
    private const int Bins = 15;
    private readonly double[] _probability;
    private readonly double[] _logLoss;
    private readonly byte[] _label;
    private readonly int[] _customer;
    private readonly int[] _customerRows;
    private readonly int[] _customerPositives;

    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">One a label.</param>
    /// <param name="customers">Group of each row, any numbers; empty: each row is its own.</param>
    public RankedRows(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> customers)
    {
        var order = new int[labels.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        _probability = probabilities.ToArray();
        Array.Sort(_probability, order);
        var number = Number(customers, labels.Length, out var count);
        _label = new byte[order.Length];
        _logLoss = new double[order.Length];
        _customer = new int[order.Length];
        _customerRows = new int[count];
        _customerPositives = new int[count];
        for (var i = 0; i < order.Length; i++)
        {
            var row = order[i];
            _label[i] = (byte)labels[row];
            _logLoss[i] = Metrics.RowLogLoss(_label[i] == 1, _probability[i]);
            _customer[i] = number[row];
            _customerRows[number[row]]++;
            _customerPositives[number[row]] += _label[i];
        }
    }

    public int Rows => _label.Length;

    public int Customers => _customerRows.Length;

    public int Positives => _customerPositives.Sum();

    /// <summary>All metrics in one pass; every row counts as often as its customer was drawn.</summary>
    /// <param name="times">One a customer.</param>
    public PointMetrics Measure(ReadOnlySpan<int> times)
    {
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

        var cut = new EqualCountBins(rows, Bins);
        var (bin, room, gap) = (0, cut.Capacity(0), 0.0);
        var topFrom = rows - ((rows + 9) / 10);
        long rowsBelow = 0, positivesBelow = 0;
        double won = 0, precision = 0, logLoss = 0, squares = 0, calibration = 0, caught = 0;
        for (int start = 0, end; start < _label.Length; start = end)
        {
            var probability = _probability[start];
            long groupRows = 0, groupPositives = 0;
            for (end = start; end < _label.Length && _probability[end] == probability; end++)
            {
                long weight = times[_customer[end]];
                groupRows += weight;
                groupPositives += weight * _label[end];
                logLoss += weight * _logLoss[end];
            }

            if (groupRows == 0)
            {
                continue;
            }

            long groupNegatives = groupRows - groupPositives;
            var rate = (double)groupPositives / groupRows;
            won += groupPositives * (rowsBelow - positivesBelow + (groupNegatives * 0.5));
            precision += groupPositives * ((double)(positives - positivesBelow) / (rows - rowsBelow));
            squares += (groupPositives * ((1 - probability) * (1 - probability))) + (groupNegatives * (probability * probability));
            caught += rate * Math.Clamp(rowsBelow + groupRows - topFrom, 0, groupRows);
            for (var left = groupRows; left > 0;)
            {
                var taken = Math.Min(left, room);
                gap += taken * (probability - rate);
                left -= taken;
                room -= taken;
                if (room == 0)
                {
                    calibration += Math.Abs(gap);
                    gap = 0;
                    room = ++bin < Bins ? cut.Capacity(bin) : 0;
                }
            }

            rowsBelow += groupRows;
            positivesBelow += groupPositives;
        }

        var negatives = rows - positives;
        return new PointMetrics(
            positives > 0 && negatives > 0 ? won / positives / negatives : double.NaN,
            positives > 0 ? precision / positives : double.NaN,
            logLoss / rows,
            squares / rows,
            calibration / rows,
            positives > 0 ? caught / (rows - topFrom) / ((double)positives / rows) : double.NaN);
    }

    /// <summary>Customers numbered from 0 by first appearance.</summary>
    private static int[] Number(ReadOnlySpan<int> customers, int rows, out int count)
    {
        var numbers = new int[rows];
        var known = new Dictionary<int, int>();
        for (var i = 0; i < rows; i++)
        {
            if (customers.IsEmpty)
            {
                numbers[i] = i;
            }
            else if (!known.TryGetValue(customers[i], out numbers[i]))
            {
                known.Add(customers[i], numbers[i] = known.Count);
            }
        }

        count = customers.IsEmpty ? rows : known.Count;
        return numbers;
    }
}
