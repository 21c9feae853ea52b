using Predictor.Ledger.Acting;
using Predictor.Ledger.Contacts;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;
using Predictor.Store.History.Stored;
using Predictor.Store.Records;

namespace Predictor.Ledger.BackTest;

/// <summary>
/// Holds what was said against who left: of the leavers what the latest prediction said so many days before, of those in any band but the lowest ("flagged")
/// who was looked at and acted on. A look, or anything recorded of a customer after he was flagged, "none" included, counts as seen; a treatment as acted on. To be in
/// an arm of a hold-out is neither.
/// </summary>
internal static class BackTestBuilder
{
    private const double SecondsPerDay = 86_400;

    private static readonly int[] DaysBefore = [90, 60, 30, 7];

    /// <param name="contacts">Whose.</param>
    /// <param name="period">1 by contact: counted.</param>
    /// <param name="hindsight">What was said, seen and told.</param>
    /// <param name="actions">What was done.</param>
    /// <param name="policy">Bands.</param>
    /// <param name="acting">The effect of acting.</param>
    /// <param name="records">What it is reckoned from; null: nothing.</param>
    /// <returns>Null: nothing was predicted, or nobody is known to have left.</returns>
    public static LedgerBackTest? Of(
        ContactTable contacts, byte[] period, Hindsight hindsight, IReadOnlyList<CaseAction> actions, Policy policy, LedgerActing acting, ActingRecords? records)
    {
        if (hindsight.Predictions.Count == 0 || contacts.Table is not { At: { } at, CustomerIds: not null })
            return null;
        var (bands, names) = (BandThresholds.Of(policy, policy.ValueOutcome), new CustomerNames(contacts));
        var said = hindsight.Predictions
            .Select(each => (Contact: names.ContactOf(each.CaseId) ?? -1, each.Moment, each.At, each.Probability))
            .Where(each => each.Contact >= 0 && period[each.Contact] == 1 && contacts.RowAt(each.Moment, each.Contact) >= 0)
            .Select(each => (each.Contact, At: each.At ?? at[contacts.RowAt(each.Moment, each.Contact)], each.Probability))
            .GroupBy(each => contacts.Customer[each.Contact])
            .ToDictionary(group => group.Key, group => group.OrderBy(each => each.At).Select(each => (each.At, each.Probability)).ToArray());
        var left = Leavers.Of(contacts, period, names, hindsight.Met);
        if (left.Count == 0)
            return null;
        var (done, looks) = (Done(actions, names), Looks(hindsight.Looks, names));
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
            flagged.Count(each => Any(done, each.Customer, each.Flag!.Value, each.Left, treated: false) || Any(looks, each.Customer, each.Flag!.Value, each.Left, treated: false)),
            flagged.Count(each => Any(done, each.Customer, each.Flag!.Value, each.Left, treated: true)),
            all.Length,
            all.Count(each => !Any(done, each.Customer, FirstFlag(each.Customer, each.Until)!.Value, each.Until, treated: false)),
            HoursPerKept(records, acting, policy),
            said.Count,
            [.. policy.Bands.Select(band => band.Words)],
            done.Count > 0 || looks.Count > 0);
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

    private static Dictionary<int, List<(long At, bool IsTreatment)>> Done(IReadOnlyList<CaseAction> actions, CustomerNames names) => ByCustomer(
        actions.Where(action => action is { Withdrawn: not true, At: not null, Drawn: null, HeldOut: not true }).Select(action => (names.CustomerOf(action.CaseId, action.CustomerId), action.At!.Value, action.IsTreatment)));

    private static Dictionary<int, List<(long At, bool IsTreatment)>> Looks(IReadOnlyList<CustomerTime> looks, CustomerNames names) =>
        ByCustomer(looks.Select(look => (names.CustomerOf(look.CaseId, look.CustomerId), look.At, false)));

    private static Dictionary<int, List<(long At, bool IsTreatment)>> ByCustomer(IEnumerable<(int? Customer, long At, bool IsTreatment)> all) =>
        all.Where(each => each.Customer is not null).GroupBy(each => each.Customer!.Value).ToDictionary(group => group.Key, group => group.Select(each => (each.At, each.IsTreatment)).ToList());

    private static bool Any(Dictionary<int, List<(long At, bool IsTreatment)>> done, int customer, long from, long until, bool treated) =>
        done.TryGetValue(customer, out var own) && own.Exists(each => each.At >= from && each.At <= until && (!treated || each.IsTreatment));

    /// <summary>Hours spent on those assigned, by the effect as assigned; NaN where nothing was randomised, or nobody was kept.</summary>
    private static double HoursPerKept(ActingRecords? records, LedgerActing acting, Policy policy)
    {
        var main = acting.Effects.FirstOrDefault(each => each.Of == "all" && each.Outcome == policy.ValueOutcome);
        var kept = main is null ? 0 : -main.Effect.Value * main.Assigned;
        if (records is null || kept <= 0)
            return double.NaN;
        var labels = records.Outcomes[policy.ValueOutcome];
        return Enumerable.Range(0, records.Count).Where(i => labels[i] >= 0 && !records.HeldOut[i]).Sum(i => records.Seconds[i]) / 3600.0 / kept;
    }
}
