using Predictor.Cases;
using Predictor.Cases.Words;
using Predictor.Evaluation.Segments;
using Predictor.Models.Measuring;
using Predictor.Training.Reporting.Words;

namespace Predictor.Training.Segments;

/// <summary>Whom a model serves badly: rows grouped by the values of a column, each group measured. `report` and `evaluate` share it.</summary>
internal static class SegmentBuilder
{
    /// <summary>Fewer rows than these say nothing of a value.</summary>
    private const int LeastRows = 50;

    private const int MostGroups = 12;

    /// <summary>Numbers with more different values than these are cut into quarters.</summary>
    private const int MostValues = 6;

    /// <summary>The tables of those columns that are known at the moment, or protected.</summary>
    public static IReadOnlyList<SegmentTable> Of(IEnumerable<SegmentColumn> segments, MeasuredOutcome measured, ulong seed) =>
    [
        .. segments.Where(segment => segment.Column.KnownAt <= measured.Model.Moment || segment.IsProtected)
            .Select(segment => Of(segment, measured, seed)).OfType<SegmentTable>(),
    ];

    /// <returns>Null where there are no two groups to hold against each other.</returns>
    public static SegmentTable? Of(SegmentColumn segment, MeasuredOutcome measured, ulong seed)
    {
        string[] names = segment.Cells.Codes is { } codes
            ? Array.ConvertAll(measured.Rows, row => codes[row] < 0 ? Missing : ReasonWords.LevelName(segment.Column, segment.Cells.Levels[codes[row]]))
            : Names(segment.Column, Array.ConvertAll(measured.Rows, row => segment.Cells.Numbers![row]));
        var counts = names.CountBy(name => name, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        string[] shown = [.. counts.Where(pair => pair.Value >= LeastRows).Take(MostGroups).Select(pair => pair.Key)];
        if (segment.Cells.Numbers is { } numbers)
            shown = InOrder(shown, names, Array.ConvertAll(measured.Rows, row => numbers[row]));
        if (shown.Length < 2)
            return null;
        var place = shown.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        int[] groups = [.. names.Select(name => place.GetValueOrDefault(name, -1))];
        return new SegmentTable(
            segment.Column.Name,
            ReasonWords.Label(segment.Column),
            segment.IsProtected,
            SegmentMeasuring.Measure(measured.Labels, measured.Probabilities, measured.Customers, groups, shown, TopTenthFrom(measured.Probabilities), seed),
            counts.Length - shown.Length,
            groups.Count(group => group < 0));
    }

    private const string Missing = "missing";

    /// <summary>The lowest probability of the tenth with the highest.</summary>
    private static double TopTenthFrom(double[] probabilities)
    {
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        return sorted[sorted.Length - ((sorted.Length + 9) / 10)];
    }

    /// <summary>Groups of a number by their smallest value, missing last.</summary>
    private static string[] InOrder(string[] shown, string[] names, float[] values)
    {
        var smallest = names.Zip(values).GroupBy(row => row.First, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(row => float.IsNaN(row.Second) ? float.PositiveInfinity : row.Second), StringComparer.Ordinal);
        return [.. shown.OrderBy(name => smallest[name])];
    }

    private static string[] Names(Column column, float[] values)
    {
        if (column.Kind == ColumnKind.Flag)
            return Array.ConvertAll(values, value => float.IsNaN(value) ? Missing : value != 0 ? "yes" : "no");
        var sorted = Array.FindAll(values, float.IsFinite);
        Array.Sort(sorted);
        if (sorted.Distinct().Take(MostValues + 1).Count() <= MostValues)
            return Array.ConvertAll(values, value => float.IsNaN(value) ? Missing : Shown.Number(value));

        // Quarters by value, so that equal values are never parted; each is called by what lies in it.
        float[] cuts = [.. Enumerable.Range(1, 3).Select(quarter => sorted[quarter * sorted.Length / 4]).Distinct()];
        int Quarter(float value) => cuts.Count(cut => value >= cut);
        var ranges = sorted.GroupBy(Quarter).ToDictionary(group => group.Key, group => Shown.Range(group.Min(), group.Max()));
        return Array.ConvertAll(values, value => float.IsNaN(value) ? Missing : ranges[Quarter(value)]);
    }
}
