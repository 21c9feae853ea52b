using System.Globalization;
using Predictor.Training.Reading;

namespace Predictor.Training.Checking.Rows;

/// <summary>
/// Times that cannot be: two columns of a row that follow each other nearly always and not here, rows said to be in time order that no column of times
/// follows, years that nobody lived in, cases after the end of the log.
/// </summary>
internal sealed class TimeOrder : ICheck
{
    private const long Day = 86_400;

    /// <summary>Most rows in which the later of two times comes first; where it is more, they just do not follow each other.</summary>
    private const double MostReversed = 0.05;

    private const int FewestRows = 100;

    // 1990 to 2100.
    private const long Earliest = 631_152_000;
    private const long Latest = 4_102_444_800;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        foreach (var table in data.Cases.ReadTimes(CancellationToken.None))
        {
            foreach (var finding in Years(table).Concat(Contradictions(table)).Concat(data.Table is { At: null, Ordered: true } ? RowOrder(table) : []))
            {
                yield return finding;
            }
        }

        if (AfterTheEnd(data) is { } after)
            yield return after;
    }

    private static IEnumerable<Finding> Years(TimeTable table)
    {
        foreach (var (name, times) in table.Columns)
        {
            var (odd, all) = (times.Count(time => time != TimeTable.Missing && time is < Earliest or > Latest), times.Count(time => time != TimeTable.Missing));
            if (odd > 0)
            {
                yield return Of(
                    table, name, "odd-time", Severity.Warning, $"{odd:N0} of {all:N0} times are before 1990 or after 2100",
                    "Make them empty if they stand for 'not known'; else mend the time format.", new() { ["rows"] = odd });
            }
        }
    }

    private static IEnumerable<Finding> Contradictions(TimeTable table)
    {
        var said = new HashSet<(string, int, int)>();
        foreach (var (first, earlier) in table.Columns)
        {
            foreach (var (second, later) in table.Columns.Where(column => column.Key != first))
            {
                // A date without a time of day is that day's first second: such pairs are compared by days.
                var unit = AreDates(earlier) || AreDates(later) ? Day : 1;
                var (both, after, reversed, example) = (0, 0, 0, -1);
                for (var row = 0; row < earlier.Length; row++)
                {
                    if (earlier[row] == TimeTable.Missing || later[row] == TimeTable.Missing)
                        continue;
                    both++;
                    var (one, other) = (Floor(earlier[row], unit), Floor(later[row], unit));
                    after += other > one ? 1 : 0;
                    if (other >= one)
                        continue;
                    example = reversed++ == 0 ? row : example;
                }

                // A time that is wrong itself is before, or after, all others in the same rows: once is enough.
                if (both < FewestRows || reversed == 0 || reversed > MostReversed * both || after < both / 2 || !said.Add((first, reversed, example)))
                    continue;
                yield return Of(
                    table, second, "contradiction", Severity.Warning,
                    $"it is before {first} in {reversed:N0} of {both:N0} rows, the first being row {example + 1:N0}, and after it in the others",
                    "One of the two is wrong in these rows; durations from them are too.", new() { ["reversed"] = reversed, ["rows"] = both });
            }
        }
    }

    private static IEnumerable<Finding> RowOrder(TimeTable table)
    {
        var columns = table.Columns.Where(column => column.Value.Count(time => time != TimeTable.Missing) >= Math.Max(FewestRows, column.Value.Length / 2))
            .Select(column => (column.Key, Follows: RankCorrelation([.. column.Value.Where(time => time != TimeTable.Missing)]))).ToArray();
        if (columns.Length == 0)
            yield break;
        var (name, best) = columns.MaxBy(column => column.Follows);
        var (worst, least) = columns.MinBy(column => column.Follows);
        if (least < -0.9)
        {
            yield return Of(
                table, worst, "order", Severity.Error, $"rows are said to be in time order (--ordered), and it runs backwards (rank correlation with the order of rows {least:0.00})",
                "Sort the rows by their time, the oldest first: as they are, the test slice is the past.", new() { ["correlation"] = least });
        }
        else if (best < 0.9)
        {
            yield return Of(
                table, name, "order", Severity.Warning, $"rows are said to be in time order (--ordered), and no column of times follows it; the nearest does with a rank correlation of {best:0.00}",
                "Sort the rows by their time, or name it as timeKey in a schema.", new() { ["correlation"] = best });
        }
        else if (table.Columns[name] is var times && BackSteps([.. times.Where(time => time != TimeTable.Missing)]) is > 0 and var back && back <= MostReversed * times.Length)
        {
            yield return Of(
                table, name, "order", Severity.Warning, $"rows are said to be in time order (--ordered), and it steps back in {back:N0} of {times.Length:N0}",
                "Sort the rows by their time, or name it as timeKey in a schema.", new() { ["rows"] = back });
        }
    }

    private static Finding? AfterTheEnd(CheckedData data)
    {
        if (data.Schema.ObservedUntil is not { } until || data.Table.OpenedAt is not { } opened)
            return null;
        var after = data.CaseRows.Count(row => opened[row] > until.ToUnixTimeSeconds());
        return after == 0 ? null : new Finding
        {
            Severity = Share.Low(after, data.CaseRows.Length) > 0.2 ? Severity.Warning : Severity.Note,
            Code = "after-the-end",
            Words = string.Create(CultureInfo.InvariantCulture, $"{after:N0} of {data.CaseRows.Length:N0} cases open after observedUntil ({until:yyyy-MM-dd HH:mm})"),
            Advice = "They train nothing. If outcomes were recorded longer, set observedUntil to the end; if days and months are swapped, mend the time format.",
            Evidence = new Dictionary<string, double> { ["cases"] = after },
        };
    }

    private static bool AreDates(long[] times) => times.All(time => time == TimeTable.Missing || time % Day == 0);

    private static long Floor(long time, long unit) => time - (((time % unit) + unit) % unit);

    private static int BackSteps(long[] times) => Enumerable.Range(1, Math.Max(0, times.Length - 1)).Count(row => times[row] < times[row - 1]);

    /// <summary>Spearman's, of the times with their order; equal times share a rank.</summary>
    private static double RankCorrelation(long[] times)
    {
        int[] order = [.. Enumerable.Range(0, times.Length)];
        Array.Sort((long[])times.Clone(), order);
        var ranks = new double[times.Length];
        for (int begin = 0, end; begin < order.Length; begin = end)
        {
            for (end = begin; end < order.Length && times[order[end]] == times[order[begin]]; end++)
            {
                ranks[order[end]] = 0;
            }

            for (var i = begin; i < end; i++)
            {
                ranks[order[i]] = (begin + end - 1) / 2.0;
            }
        }

        var middle = (times.Length - 1) / 2.0;
        var (together, square, rows) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ranks.Length; i++)
        {
            together += (ranks[i] - middle) * (i - middle);
            square += (ranks[i] - middle) * (ranks[i] - middle);
            rows += (i - middle) * (i - middle);
        }

        return square > 0 ? together / Math.Sqrt(square * rows) : 1;
    }

    private static Finding Of(TimeTable table, string column, string code, Severity severity, FormattableString words, string advice, Dictionary<string, double> evidence) => new()
    {
        Severity = severity,
        Code = code,
        Table = table.File,
        Column = column,
        Words = words.ToString(CultureInfo.InvariantCulture),
        Advice = advice,
        Evidence = evidence,
    };
}
