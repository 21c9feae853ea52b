using System.Globalization;
using Predictor.Cases;

namespace Predictor.Training.Checking.Columns;

/// <summary>
/// Numbers that stand for something else: many rows share one value at the end of the range, far away from all others (9999, -1 where all else is 100 or
/// more). Such a value is read as a number and is none.
/// </summary>
internal sealed class OddValues : ICheck
{
    /// <summary>Share of the known rows that must have the value.</summary>
    private const double LeastShare = 0.01;

    private const int FewestRows = 20;

    /// <summary>How many times the spread of the middle half of the others lies between them and the value.</summary>
    private const double LeastGap = 10;

    public IEnumerable<Finding> Find(CheckedData data) => data.ForEachColumn(column => Judge(data, column)).OfType<Finding>();

    private static Finding? Judge(CheckedData data, int index)
    {
        var column = data.Schema.FeatureColumns[index];
        if (data.Table.Cells[index].Numbers is not { } numbers || column.Source != ColumnSource.Given)
            return null;
        float[] known = [.. CheckedData.Sample(data.RowsOf(column)).Select(row => numbers[row]).Where(cell => !float.IsNaN(cell)).Order()];
        if (known.Length < FewestRows)
            return null;
        return Judge(column, known, known[0], rest => rest[0] - known[0]) ?? Judge(column, known, known[^1], rest => known[^1] - rest[^1]);
    }

    private static Finding? Judge(Column column, float[] known, float value, Func<float[], float> gapTo)
    {
        float[] rest = [.. known.Where(cell => cell != value)];
        var count = known.Length - rest.Length;
        if (rest.Length < FewestRows || count < FewestRows || Share.Low(count, known.Length) < LeastShare)
            return null;
        var spread = rest[rest.Length * 3 / 4] - rest[rest.Length / 4];
        var gap = gapTo(rest);
        return spread <= 0 || gap < LeastGap * spread ? null : new Finding
        {
            Severity = Severity.Warning,
            Code = "odd-value",
            Column = column.Name,
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"{(double)count / known.Length:0.0%} of its values are {value}, far from all others ({rest[0]} to {rest[^1]})"),
            Advice = "If it stands for 'not known', make it empty, or give the column a minimum or maximum in the schema.",
            Evidence = new Dictionary<string, double> { ["value"] = value, ["share"] = (double)count / known.Length },
        };
    }
}
