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
        foreach (var outcome in outcomes)
        {
            if (Measure(outcome, column, columns, groups, listed.Length) is { } measured)
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
            [.. outputs.By(groups, listed.Length, i => period[i] == 1).Select((tally, group) => Line(levels[listed[group]], tally, group, ratios))],
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

    private GroupedOutcome? Measure(CountedOutcome outcome, string column, int[] columns, int[] groups, int count)
    {
        var counted = outcome.For(groups);
        var expected = expectations.Of(outcome, counted, columns, outcome.Counted is null ? column : "");
        if (expected is null)
            return null;
        int[] rows = [.. Enumerable.Range(0, contacts.Count).Where(i => counted[i] >= 0 && period[i] == 1)];
        var (asked, labelled) = (new int[count], new int[count]);
        for (var i = 0; i < contacts.Count; i++)
        {
            if (period[i] != 1 || groups[i] < 0 || !outcome.IsMature[i])
                continue;
            asked[groups[i]]++;
            labelled[groups[i]] += outcome.Labels[i] >= 0 ? 1 : 0;
        }

        var ratios = GroupRatios.Of(
            Array.ConvertAll(rows, i => (double)counted[i]),
            Array.ConvertAll(rows, i => expected[i]),
            Array.ConvertAll(rows, i => groups[i]),
            count,
            Array.ConvertAll(rows, i => contacts.Customer[i]),
            contacts.Customers,
            options.Level,
            options.Seed,
            options.Draws,
            pressed.ErrorsOf(counted, expected, groups, count, rows));
        return new GroupedOutcome(outcome, counted, expected, ratios, [.. labelled.Select((n, g) => asked[g] == 0 ? 0 : (double)n / asked[g])]);
    }

    /// <summary>Levels with enough contacts, most first, and each contact's place among them.</summary>
    private (int[] Groups, int[] Listed, int LeftOut) List(int[] codes, int levels)
    {
        var counts = new int[levels];
        var all = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            all += period[i] == 1 ? 1 : 0;
            if (period[i] == 1 && codes[i] >= 0)
                counts[codes[i]]++;
        }

        int[] listed = [.. Enumerable.Range(0, levels).Where(level => counts[level] >= options.FewestContacts).OrderByDescending(level => counts[level]).ThenBy(level => level).Take(LedgerOptions.MostLines)];
        var place = Enumerable.Repeat(-1, levels).ToArray();
        foreach (var (position, level) in listed.Index())
        {
            place[level] = position;
        }

        return (Array.ConvertAll(codes, code => code < 0 ? -1 : place[code]), listed, all - listed.Sum(level => counts[level]));
    }
}
