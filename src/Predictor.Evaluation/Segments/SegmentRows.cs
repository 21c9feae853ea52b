using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Segments;

/// <summary>One side of a comparison, sorted once: its figures for any draw of all customers, in one pass over its rows.</summary>
internal sealed class SegmentRows
{
    private readonly double[] _probability;
    private readonly byte[] _label;
    private readonly int[] _customer;
    private readonly double _threshold;

    public SegmentRows(float[] labels, double[] probabilities, CustomerNumbers customers, double threshold)
    {
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        _probability = [.. probabilities];
        Array.Sort(_probability, order);
        _label = Array.ConvertAll(order, row => (byte)labels[row]);
        _customer = Array.ConvertAll(order, row => customers.OfRow[row]);
        _threshold = threshold;
    }

    public SegmentFigures Measure(ReadOnlySpan<int> times)
    {
        long positivesBelow = 0, negativesBelow = 0, selected = 0;
        double won = 0, expected = 0;
        for (int start = 0, end; start < _label.Length; start = end)
        {
            long positives = 0, negatives = 0;
            for (end = start; end < _label.Length && _probability[end] == _probability[start]; end++)
            {
                long weight = times[_customer[end]];
                positives += weight * _label[end];
                negatives += weight * (1 - _label[end]);
            }

            won += positives * (negativesBelow + (negatives * 0.5));
            expected += (positives + negatives) * _probability[start];
            selected += _probability[start] >= _threshold ? positives + negatives : 0;
            positivesBelow += positives;
            negativesBelow += negatives;
        }

        double rows = positivesBelow + negativesBelow;
        return new SegmentFigures(
            positivesBelow > 0 && negativesBelow > 0 ? won / positivesBelow / negativesBelow : double.NaN,
            expected > 0 ? positivesBelow / expected : double.NaN,
            rows > 0 ? selected / rows : double.NaN);
    }
}
