using Predictor.Ledger.Learning;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Acting;

/// <summary>
/// Whom acting helps most: one model of the outcome where customers were to be acted on and one where they were held out (T-learner: Künzel, Sekhon, Bickel, Yu,
/// 2019, "Metalearners for estimating heterogeneous treatment effects"), cross-fitted; the difference of the two is the uplift.
/// </summary>
internal sealed class UpliftLearner(CrossFitting fitting, int[] columns, LedgerOptions options, CancellationToken cancellation)
{
    /// <summary>Fewest customers of an arm.</summary>
    private const int FewestOfArm = 500;

    /// <param name="rows">Contact of each customer.</param>
    /// <param name="labels">The outcome, -1 where it is not known yet.</param>
    /// <param name="isHeldOut">The arm, drawn at random.</param>
    /// <returns>Null: too few of an arm, or of a class in it.</returns>
    public ActingUplift? Of(int[] rows, sbyte[] labels, bool[] isHeldOut)
    {
        int[] known = [.. Enumerable.Range(0, rows.Length).Where(i => labels[i] >= 0)];
        int[] held = [.. known.Where(i => isHeldOut[i])], acted = [.. known.Where(i => !isHeldOut[i])];
        if (Math.Min(held.Length, acted.Length) < FewestOfArm || !CanLearn(held) || !CanLearn(acted))
            return null;
        int[] asked = [.. known.Select(i => rows[i])];
        bool CanLearn(int[] arm) => CrossFitting.CanLearn(arm.Count(i => labels[i] == 1), arm.Length);
        double[] Chances(int[] arm) => fitting.Probabilities(
            columns, [.. arm.Select(i => rows[i])], place => labels[arm[place]] == 1, new AskedContacts(asked, null), fitting.Contacts.Blocks, cancellation);
        var (without, with) = (Chances(held), Chances(acted));
        return Qini.Of(
            [.. without.Zip(with, (one, other) => one - other)], [.. known.Select(i => labels[i] == 1)], [.. known.Select(i => isHeldOut[i])], options.Level, options.Seed, options.Draws);
    }
}
