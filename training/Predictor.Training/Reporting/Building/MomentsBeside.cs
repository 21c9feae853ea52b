using Predictor.Evaluation.Comparison;
using Predictor.Models.Measuring;

namespace Predictor.Training.Reporting.Building;

/// <summary>
/// What closure adds to arrival: both models' probabilities on the same cases. Their labels differ where a horizon begins at the moment, so both are held
/// against closure's.
/// </summary>
internal static class MomentsBeside
{
    /// <summary>Of each class, fewer of which compare nothing.</summary>
    private const int LeastOfClass = 20;

    public static PairedPerformance? Of(MeasuredOutcome arrival, MeasuredOutcome closure, ulong seed)
    {
        var ids = closure.Cases.Table.CaseIds;
        var atArrival = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < arrival.Rows.Length; i++)
        {
            atArrival[ids[arrival.Rows[i]]] = i;
        }

        int[] both = [.. Enumerable.Range(0, closure.Rows.Length).Where(i => atArrival.ContainsKey(ids[closure.Rows[i]]))];
        var labels = Array.ConvertAll(both, i => closure.Labels[i]);
        var positives = labels.Count(label => label > 0);
        if (Math.Min(positives, labels.Length - positives) < LeastOfClass)
            return null;
        return PairedPerformance.Measure(
            labels,
            Array.ConvertAll(both, i => arrival.Probabilities[atArrival[ids[closure.Rows[i]]]]),
            Array.ConvertAll(both, i => closure.Probabilities[i]),
            closure.Customers.Length == 0 ? [] : Array.ConvertAll(both, i => closure.Customers[i]),
            seed);
    }
}
