using System.Globalization;
using Predictor.Evaluation;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Mix;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Cells;

/// <summary>Groups that look good on outputs and are bad on outcomes, and the other way round, by money, the largest first.</summary>
internal static class DisagreeingCells
{
    /// <summary>Handle time nearer to what such cases take than this is neither good nor bad.</summary>
    public const double SmallestGap = 0.02;

    /// <summary>Groups of people are not held up: their lines are in the grouping for who asked for it.</summary>
    public static IReadOnlyList<LedgerCell> Find(ContactTable contacts, IReadOnlyList<Grouped> groupings, byte[] period, LedgerPrices prices) =>
    [
        .. groupings.Where(grouped => !grouped.Grouping.NamesPeople)
            .SelectMany(grouped => grouped.Grouping.Lines.Index().SelectMany(line => Of(contacts, groupings, grouped, line.Index, period, prices)))
            .OrderByDescending(cell => Math.Abs(cell.Net?.Value ?? 0))
            .ThenByDescending(cell => Math.Abs(cell.Excess.Value)),
    ];

    private static IEnumerable<LedgerCell> Of(
        ContactTable contacts, IReadOnlyList<Grouped> groupings, Grouped grouped, int group, byte[] period, LedgerPrices prices)
    {
        var line = grouped.Grouping.Lines[group];
        if (line.Outputs.AgainstExpected is not { } against || Math.Abs(against) < SmallestGap)
            yield break;
        foreach (var (index, of) in line.Outcomes.Index())
        {
            var isGreenOutside = against < 0;
            if (grouped.Outcomes[index].Outcome.Outcome.IsOutput || of.Verdict != (isGreenOutside ? LedgerVerdict.More : LedgerVerdict.Fewer))
                continue;
            var excess = new Estimate((of.Pooled.Value - 1) * of.Expected, (of.Pooled.Low - 1) * of.Expected, (of.Pooled.High - 1) * of.Expected);
            yield return new LedgerCell(
                grouped.Grouping.Column,
                line.Level,
                isGreenOutside,
                of.Outcome,
                against,
                line.Outputs.Within,
                of.Pooled,
                excess,
                Net(line, of, excess, prices),
                Evidence(line, of, grouped.Outcomes[index], against) + CellMakeup.Of(groupings, grouped, index, group, period, contacts.Blocks),
                [.. Behind(contacts, grouped, index, group, period)]);
        }
    }

    private static Estimate? Net(LedgerLine line, LineOutcome of, Estimate excess, LedgerPrices prices)
    {
        if (of.Outcome == prices.ValueOutcome)
            return line.Net;
        if (prices.Of(of.Outcome) is not { } each || prices.HandlingPerHour is not { } hour || line.Outputs.HoursSaved is not { } saved)
            return null;
        return new Estimate((saved * hour) - (excess.Value * each), (saved * hour) - (excess.High * each), (saved * hour) - (excess.Low * each));
    }

    private static string Evidence(LedgerLine line, LineOutcome of, GroupedOutcome grouped, double against) => string.Create(
        CultureInfo.InvariantCulture,
        $"Handled {Math.Abs(against):0%} {(against < 0 ? "shorter" : "longer")} than such cases take, over {line.Contacts:N0} contacts; {of.Observed:N0} of {of.Customers:N0} customers met it ({grouped.Outcome.Outcome.Words}) where {of.Expected:N0} were expected, {of.Pooled.Value:0.00} times as many after pooling ({of.Pooled.Low:0.00} to {of.Pooled.High:0.00}).");

    /// <summary>The contacts at which the outcome was counted, the latest first; where fewer met it, those that were expected to most and did not.</summary>
    private static IEnumerable<string> Behind(ContactTable contacts, Grouped grouped, int index, int group, byte[] period)
    {
        var of = grouped.Outcomes[index];
        var isMore = grouped.Grouping.Lines[group].Outcomes[index].Verdict == LedgerVerdict.More;
        var rows = contacts.Blocks.Where(contacts.Count, i => grouped.Groups[i] == group && period[i] == 1 && of.Counted[i] == (isMore ? 1 : 0));
        if (isMore)
            return rows.TakeLast(LedgerCell.MostCases).Reverse().Select(contacts.CaseId);
        var most = new PriorityQueue<int, (double Expected, int Later)>();
        foreach (var i in rows)
        {
            most.Enqueue(i, (of.Expected[i], -i));
            if (most.Count > LedgerCell.MostCases)
                most.Dequeue();
        }

        var behind = new List<int>();
        while (most.TryDequeue(out var i, out _))
        {
            behind.Add(i);
        }

        return behind.AsEnumerable().Reverse().Select(contacts.CaseId);
    }
}
