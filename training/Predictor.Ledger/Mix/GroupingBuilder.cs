using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Ratios;
using Predictor.Ledger.Contacts;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Mix;

/// <summary>Outputs beside outcomes by the levels of one column.</summary>
internal sealed class GroupingBuilder(
    ContactTable contacts,
    IReadOnlyList<CountedOutcome> outcomes,
    ExpectedOutcomes expectations,
    PressedContacts pressed,
    OutputTally outputs,
    byte[] period,
    LedgerPrices prices,
    LedgerOptions options)
{
    /// <param name="column">To group by.</param>
    /// <param name="without">Further columns that expectations are not told: those that say where targets hold.</param>
    /// <param name="namesPeople">Whether it was asked for by the switch.</param>
    /// <param name="notes">Take what cannot be said.</param>
    public Grouped Build(string column, IReadOnlyCollection<string> without, bool namesPeople, List<string> notes)
    {
        var codes = contacts.Codes(column);
        var levels = contacts.Levels(column);
        string[] left = [.. without.Append(column).Distinct()];
        var columns = MixColumns.Without(contacts, left);
        var (groups, listed, leftOut) = List(codes, levels.Count);
        var ratios = new List<GroupedOutcome>();
        var within = Array.TrueForAll(period, part => part == 1) ? groups : contacts.Blocks.Fill(contacts.Count, i => period[i] == 1 ? groups[i] : -1);
        foreach (var outcome in outcomes)
        {
            if (Measure(outcome, column, columns, groups, within, listed.Length) is { } measured)
                ratios.Add(measured);
            else
                notes.Add($"{outcome.Outcome.Name} by {column}: too few contacts to say what cases lead to.");
        }

        string[] known = [.. left.Where(name => contacts.Find(name) is >= 0 and var at && contacts.ColumnAt(at).KnownAt == Moment.Arrival)];
        var grouping = new LedgerGrouping(
            column,
            contacts.ColumnAt(contacts.Find(column)).Label ?? column,
            namesPeople,
            known,
            MixColumns.ThatTell(contacts, column, columns),
            ratios.ToDictionary(each => each.Outcome.Outcome.Name, each => each.Ratios.Between),
            [.. outputs.By(within, listed.Length).Select((tally, group) => Line(levels[listed[group]], tally, group, ratios))],
            leftOut);
        return new Grouped(grouping, groups, ratios);
    }

    private LedgerLine Line(string level, (int Contacts, int Customers, LedgerOutputs Outputs) tally, int group, List<GroupedOutcome> ratios)
    {
        LineOutcome[] of = [.. ratios.Select(each => Of(each, group))];
        return new LedgerLine(level, tally.Contacts, tally.Customers, tally.Outputs, of, Net(tally.Outputs, of));
    }

    private static LineOutcome Of(GroupedOutcome of, int group)
    {
        var ratio = of.Ratios.Groups[group];
        return new LineOutcome(
            of.Outcome.Outcome.Name,
            ratio.Rows,
            ratio.Customers,
            of.Coverage[group],
            ratio.Observed,
            ratio.Expected,
            ratio.Ratio,
            ratio.Pooled,
            LineOutcome.Judge(ratio.Expected, ratio.Ratio, ratio.Pooled));
    }

    /// <summary>Hours saved at their cost, less what came beyond expectation at its cost; the interval is the outcome's, for hours are counted.</summary>
    private Estimate? Net(LedgerOutputs of, LineOutcome[] lines)
    {
        if (prices.HandlingPerHour is not { } hour || of.HoursSaved is not { } saved)
            return null;
        var line = lines.FirstOrDefault(each => each.Outcome == prices.ValueOutcome);
        if (line is null || prices.Of(line.Outcome) is not { } each || !double.IsFinite(line.Pooled.Value))
            return null;
        double At(double ratio) => (saved * hour) - ((ratio - 1) * line.Expected * each);
        return new Estimate(At(line.Pooled.Value), At(line.Pooled.High), At(line.Pooled.Low));
    }

    /// <param name="outcome">Which.</param>
    /// <param name="column">To group by.</param>
    /// <param name="columns">That expectations are told.</param>
    /// <param name="groups">Line of each contact.</param>
    /// <param name="within">The same, -1 outside the period.</param>
    /// <param name="count">How many lines there are.</param>
    private GroupedOutcome? Measure(CountedOutcome outcome, string column, int[] columns, int[] groups, int[] within, int count)
    {
        var counted = outcome.For(groups);
        var expected = expectations.Of(outcome, counted, columns, outcome.Counted is null ? column : "");
        if (expected is null)
            return null;
        var ratios = GroupRatios.Of(
            counted, expected, within, count, contacts.Order, options.Level, options.Seed, options.Draws, pressed.ErrorsOf(counted, expected, within, count, contacts.Blocks));
        return new GroupedOutcome(outcome, counted, expected, ratios, Coverage(outcome, within, count));
    }

    /// <summary>By line, the share of the mature contacts that has a label.</summary>
    private double[] Coverage(CountedOutcome outcome, int[] within, int count)
    {
        var parts = contacts.Blocks.Parts(within.Length, (first, end) =>
        {
            var (asked, labelled) = (new int[count], new int[count]);
            for (var i = first; i < end; i++)
            {
                if (within[i] < 0 || !outcome.IsMature[i])
                    continue;
                asked[within[i]]++;
                labelled[within[i]] += outcome.Labels[i] >= 0 ? 1 : 0;
            }

            return (Asked: asked, Labelled: labelled);
        });
        return
        [
            .. Enumerable.Range(0, count).Select(line =>
                parts.Sum(part => part.Asked[line]) is > 0 and var asked ? (double)parts.Sum(part => part.Labelled[line]) / asked : 0),
        ];
    }

    /// <summary>Levels with enough contacts, most first, and each contact's place among them.</summary>
    private (int[] Groups, int[] Listed, int LeftOut) List(int[] codes, int levels)
    {
        // Behind the levels stand the contacts without one.
        var parts = contacts.Blocks.Parts(codes.Length, (first, end) =>
        {
            var part = new int[levels + 1];
            for (var i = first; i < end; i++)
            {
                if (period[i] == 1)
                    part[codes[i] < 0 ? levels : codes[i]]++;
            }

            return part;
        });
        int[] counts = [.. Enumerable.Range(0, levels + 1).Select(level => parts.Sum(part => part[level]))];
        int[] listed = [.. Enumerable.Range(0, levels).Where(level => counts[level] >= options.FewestContacts).OrderByDescending(level => counts[level]).ThenBy(level => level).Take(LedgerOptions.MostLines)];
        var place = Enumerable.Repeat(-1, levels).ToArray();
        foreach (var (position, level) in listed.Index())
        {
            place[level] = position;
        }

        return (contacts.Blocks.Fill(codes.Length, i => codes[i] < 0 ? -1 : place[codes[i]]), listed, counts.Sum() - listed.Sum(level => counts[level]));
    }
}
