using Predictor.Ledger.Learning;
using Predictor.Ledger.Mix;

namespace Predictor.Ledger.Contrasts;

/// <summary>One way of handling against the other, for one outcome: the contacts with a label.</summary>
/// <param name="Way">Which.</param>
/// <param name="Outcome">Which.</param>
/// <param name="Rows">Contacts.</param>
/// <param name="InSample">Place of each among the way's contacts, with a label or without.</param>
/// <param name="IsTreated">Of each: handled so.</param>
/// <param name="Met">Of each: the outcome came.</param>
/// <param name="OthersAt">Places in the rows of those handled the other way.</param>
internal sealed record ContrastQuestion(HandlingWay Way, CountedOutcome Outcome, int[] Rows, int[] InSample, bool[] IsTreated, bool[] Met, int[] OthersAt)
{
    /// <returns>Null: too few to learn from.</returns>
    public static ContrastQuestion? Of(HandlingWay way, CountedOutcome outcome, sbyte[] labels, int[] sample, bool[] isTreated)
    {
        int[] at = [.. Enumerable.Range(0, sample.Length).Where(k => labels[sample[k]] >= 0)];
        var rows = Array.ConvertAll(at, k => sample[k]);
        var treated = Array.ConvertAll(at, k => isTreated[k]);
        var met = Array.ConvertAll(rows, i => labels[i] == 1);
        int[] others = [.. Enumerable.Range(0, rows.Length).Where(k => !treated[k])];
        return CrossFitting.CanLearn(others.Count(k => met[k]), others.Length) && CrossFitting.CanLearn(rows.Length - others.Length, rows.Length)
            ? new ContrastQuestion(way, outcome, rows, at, treated, met, others)
            : null;
    }
}
