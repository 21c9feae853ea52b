using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Curves;

/// <summary>Rows from the highest probability down, each as often as its customer was drawn.</summary>
internal sealed class WorkedList
{
    private readonly double[] _keys;
    private readonly byte[] _label;
    private readonly int[] _customer;

    public WorkedList(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, CustomerNumbers customers)
    {
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        _keys = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            _keys[i] = -probabilities[i];
        }

        Array.Sort(_keys, order);
        _label = new byte[order.Length];
        _customer = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            (_label[i], _customer[i]) = ((byte)labels[order[i]], customers.OfRow[order[i]]);
        }

        Customers = customers.Count;
    }

    public int Customers { get; }

    /// <summary>Every customer once: the rows as they are.</summary>
    public int[] Once()
    {
        var times = new int[Customers];
        Array.Fill(times, 1);
        return times;
    }

    /// <param name="times">By customer, how often he was drawn.</param>
    /// <param name="shares">Of all rows, ascending.</param>
    /// <returns>By share: rows taken, the share of the positives among them (NaN without positives) and their rate.</returns>
    public (long Rows, double Found, double Rate)[] Work(int[] times, double[] shares)
    {
        long rows = 0, positives = 0;
        for (var i = 0; i < _label.Length; i++)
        {
            rows += times[_customer[i]];
            positives += times[_customer[i]] * _label[i];
        }

        var worked = new (long, double, double)[shares.Length];
        long above = 0, found = 0;
        var depth = 0;
        for (int start = 0, end; start < _label.Length && depth < shares.Length; start = end)
        {
            long groupRows = 0, groupPositives = 0;
            for (end = start; end < _label.Length && _keys[end] == _keys[start]; end++)
            {
                groupRows += times[_customer[end]];
                groupPositives += times[_customer[end]] * _label[end];
            }

            for (; depth < shares.Length && Taken(depth) <= above + groupRows && groupRows > 0; depth++)
            {
                var taken = found + ((double)groupPositives / groupRows * (Taken(depth) - above));
                worked[depth] = (Taken(depth), positives == 0 ? double.NaN : taken / positives, taken / Taken(depth));
            }

            (above, found) = (above + groupRows, found + groupPositives);
        }

        return worked;

        long Taken(int place) => (long)Math.Ceiling(shares[place] * rows);
    }
}
