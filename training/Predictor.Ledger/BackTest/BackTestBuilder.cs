using Predictor.Ledger.Contacts;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Ledger.BackTest;

/// <summary>
/// Holds what was said against who left: of the leavers what the latest prediction said so many days before, of those in any band but the lowest ("flagged")
/// who was looked at and acted on. Anything recorded of a customer after he was flagged counts as seen, "none" included; a treatment as acted on.
/// </summary>
internal static class BackTestBuilder
{
    private const double SecondsPerDay = 86_400;

    private static readonly int[] DaysBefore = [90, 60, 30, 7];

    /// <returns>Null: nothing was predicted, or nobody is known to have left.</returns>
    public static LedgerBackTest? Of(
        ContactTable contacts, byte[] period, IReadOnlyList<PastPrediction> predictions, IReadOnlyList<CaseAction> actions, Policy policy, LedgerActing acting)
    {
        if (predictions.Count == 0 || contacts.Table is not { LeftAt: { } leftAt, At: { } at, CustomerIds: { } ids })
            return null;
        var bands = BandThresholds.Of(policy, policy.ValueOutcome);
        var byCase = Enumerable.Range(0, contacts.Count).ToDictionary(contacts.CaseId, i => i, StringComparer.Ordinal);
        var said = predictions
            .Where(each => byCase.TryGetValue(each.CaseId, out var contact) && period[contact] == 1 && contacts.RowAt(each.Moment, contact) >= 0)
            .Select(each => (Contact: byCase[each.CaseId], At: at[contacts.RowAt(each.Moment, byCase[each.CaseId])], each.Probability))
            .GroupBy(each => contacts.Customer[each.Contact])
            .ToDictionary(group => group.Key, group => group.OrderBy(each => each.At).Select(each => (each.At, each.Probability)).ToArray());
        var left = new SortedDictionary<int, long>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < contacts.Count; i++)
        {
            names[ids[contacts.Arrival[i]]] = contacts.Customer[i];
            if (period[i] == 1 && leftAt[contacts.Arrival[i]] > contacts.OpenedAt(i))
                left[contacts.Customer[i]] = leftAt[contacts.Arrival[i]];
        }

        if (left.Count == 0)
            return null;
        var done = Done(actions, byCase, names, contacts);
        long? FirstFlag(int customer, long until) => said.TryGetValue(customer, out var own)
            ? own.Where(each => each.At <= until && IsFlagged(bands, each.Probability)).Select(each => (long?)each.At).FirstOrDefault()
            : null;
        var flagged = left.Select(each => (Customer: each.Key, Left: each.Value, Flag: FirstFlag(each.Key, each.Value))).Where(each => each.Flag is not null).ToArray();
        var all = said.Keys.Select(customer => (Customer: customer, Until: left.GetValueOrDefault(customer, long.MaxValue))).Where(each => FirstFlag(each.Customer, each.Until) is not null).ToArray();
        double[] warning = [.. flagged.Select(each => (each.Left - each.Flag!.Value) / SecondsPerDay).Order()];
        return new LedgerBackTest(
            policy.ValueOutcome,
            left.Count,
            left.Count(each => !said.TryGetValue(each.Key, out var own) || own[0].At > each.Value),
            [.. DaysBefore.Select(days => Before(days, left, said, bands))],
            warning.Length == 0 ? double.NaN : warning[warning.Length / 2],
            flagged.Length,
            flagged.Count(each => Any(done, each.Customer, each.Flag!.Value, each.Left, treated: false)),
            flagged.Count(each => Any(done, each.Customer, each.Flag!.Value, each.Left, treated: true)),
            all.Length,
            all.Count(each => !Any(done, each.Customer, FirstFlag(each.Customer, each.Until)!.Value, each.Until, treated: false)),
            HoursPerKept(actions, acting, policy));
    }

    private static bool IsFlagged(double[] bands, double probability) => BandThresholds.Place(bands, probability) < bands.Length - 1;

    private static SaidBefore Before(int days, SortedDictionary<int, long> left, Dictionary<int, (long At, double Probability)[]> said, double[] bands)
    {
        var counts = new int[bands.Length];
        var sum = 0.0;
        foreach (var (customer, leftAt) in left)
        {
            var by = leftAt - (long)(days * SecondsPerDay);
            if (!said.TryGetValue(customer, out var own) || own[0].At > by)
                continue;
            var latest = own.Last(each => each.At <= by).Probability;
            sum += latest;
            counts[BandThresholds.Place(bands, latest)]++;
        }

        return new SaidBefore(days, counts.Sum(), counts.Sum() == 0 ? double.NaN : sum / counts.Sum(), counts);
    }

    private static Dictionary<int, List<(long At, bool IsTreatment)>> Done(
        IReadOnlyList<CaseAction> actions, Dictionary<string, int> byCase, Dictionary<string, int> byName, ContactTable contacts)
    {
        var done = new Dictionary<int, List<(long, bool)>>();
        foreach (var action in actions.Where(action => action is { Withdrawn: not true, At: not null, Drawn: null }))
        {
            var customer = action.CaseId is { } id && byCase.TryGetValue(id, out var contact) ? contacts.Customer[contact]
                : action.CustomerId is { } name && byName.TryGetValue(name, out var number) ? number : -1;
            if (customer < 0)
                continue;
            if (!done.TryGetValue(customer, out var own))
                done.Add(customer, own = []);
            own.Add((action.At!.Value, action.IsTreatment));
        }

        return done;
    }

    private static bool Any(Dictionary<int, List<(long At, bool IsTreatment)>> done, int customer, long from, long until, bool treated) =>
        done.TryGetValue(customer, out var own) && own.Exists(each => each.At >= from && each.At <= until && (!treated || each.IsTreatment));

    /// <summary>By the effect as assigned; NaN where nothing was randomised, or nobody was kept.</summary>
    private static double HoursPerKept(IReadOnlyList<CaseAction> actions, LedgerActing acting, Policy policy)
    {
        var main = acting.Effects.FirstOrDefault(each => each.Of == "all" && each.Outcome == policy.ValueOutcome);
        var kept = main is null ? 0 : -main.Effect.Value * main.Assigned;
        return kept > 0 ? actions.Where(action => action.IsTreatment).Sum(action => action.Seconds ?? 0) / 3600.0 / kept : double.NaN;
    }
}
