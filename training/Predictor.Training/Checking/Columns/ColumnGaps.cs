using System.Globalization;
using Predictor.Cases;

namespace Predictor.Training.Checking.Columns;

/// <summary>
/// Columns that few rows have, and columns whose share of missing values changes over time: a field that was switched on or off in the middle of the log
/// means something else before and after.
/// </summary>
internal sealed class ColumnGaps : ICheck
{
    /// <summary>Parts of equal count that rows in order are cut into.</summary>
    private const int Parts = 10;

    /// <summary>Missing share from which a column is named.</summary>
    private const double Sparse = 0.95;

    /// <summary>Change of the missing share, first part to last or between any two neighbours, that is named.</summary>
    private const double Change = 0.2;

    private const int FewestRows = 1_000;

    public IEnumerable<Finding> Find(CheckedData data) => data.ForEachColumn(column => Judge(data, column)).OfType<Finding>();

    private static Finding? Judge(CheckedData data, int index)
    {
        var column = data.Schema.FeatureColumns[index];
        var cells = data.Table.Cells[index];
        bool Missing(int row) => cells.Codes is { } codes ? codes[row] < 0 : float.IsNaN(cells.Numbers![row]);
        var rows = CheckedData.Sample(data.RowsOf(column));
        var missing = rows.Count(Missing);
        if (rows.Length < FewestRows || missing == rows.Length)
            return null;

        // History grows with the log: its first part has less of it by nature.
        if (data.InOrder && column.Source == ColumnSource.Given)
        {
            double[] shares = [.. rows.Chunk((rows.Length + Parts - 1) / Parts).Select(part => (double)part.Count(Missing) / part.Length)];
            var jumps = Enumerable.Range(1, shares.Length - 1).Select(part => Math.Abs(shares[part] - shares[part - 1])).ToArray();
            var whole = Math.Abs(shares[^1] - shares[0]);
            if (Math.Max(whole, jumps.Max()) >= Change && IsBeyondChance(shares, rows.Length / Parts))
                return OverTime(column, shares, data.InOrder ? Begin(data, rows, Array.IndexOf(jumps, jumps.Max()) + 1) : null);
        }

        return (double)missing / rows.Length < Sparse ? null : new Finding
        {
            Severity = Severity.Note,
            Code = "sparse",
            Column = column.Name,
            Words = string.Create(CultureInfo.InvariantCulture, $"missing in {(double)missing / rows.Length:0.0%} of rows"),
            Advice = "See that it is filled live as often as here; else leave it out.",
            Evidence = new Dictionary<string, double> { ["missing"] = (double)missing / rows.Length },
        };
    }

    private static Finding OverTime(Column column, double[] shares, string? begin) => new()
    {
        Severity = Severity.Warning,
        Code = "gaps-over-time",
        Column = column.Name,
        Words = string.Create(
            CultureInfo.InvariantCulture,
            $"missing in {shares[0]:0%} of the first tenth of rows and {shares[^1]:0%} of the last, between {shares.Min():0%} and {shares.Max():0%}{(begin is null ? "" : $", the largest step about {begin}")}"),
        Advice = "Find out what changed; train on rows after it, or leave the column out.",
        Evidence = new Dictionary<string, double> { ["first"] = shares[0], ["last"] = shares[^1], ["least"] = shares.Min(), ["most"] = shares.Max() },
    };

    /// <summary>Whether the shares differ by more than their rows can by luck: the extremes stand five standard errors apart.</summary>
    private static bool IsBeyondChance(double[] shares, int each) =>
        Share.Distance(shares.Max() * each, each, shares.Min() * each, each) > 5;

    private static string? Begin(CheckedData data, int[] rows, int part) => data.Table.At is { } at
        ? DateTimeOffset.FromUnixTimeSeconds(at[rows[Math.Min(rows.Length - 1, part * ((rows.Length + Parts - 1) / Parts))]]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;
}
