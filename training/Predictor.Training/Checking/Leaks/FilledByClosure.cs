using System.Globalization;
using Predictor.Cases;

namespace Predictor.Training.Checking.Leaks;

/// <summary>
/// Columns said to be known at arrival that are empty while a case is open and filled once it has closed: an export shows the case as it stands, so its arrival
/// row holds what nobody knew then. Told by the cases that never closed beside closed ones of the same time.
/// </summary>
internal sealed class FilledByClosure : ICheck
{
    private const int FewestOpen = 50;

    /// <summary>Share of closed cases with a value that is provably reached.</summary>
    private const double Filled = 0.3;

    /// <summary>Share of open cases with a value that is provably not reached: a tenth of the closed ones'.</summary>
    private const double OfThat = 0.1;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        var table = data.Table;
        if (table.CaseIds is RowNumbers || !table.Moments.AsSpan().Contains(Moment.Closure) || !table.Moments.AsSpan().Contains(Moment.Arrival))
            yield break;
        var closed = new HashSet<string>(Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == Moment.Closure).Select(row => table.CaseIds[row]), StringComparer.Ordinal);
        int[] open = [.. data.CaseRows.Where(row => !closed.Contains(table.CaseIds[row]))];
        if (open.Length < FewestOpen)
            yield break;

        // A field that is new, or filled by a nightly run, is empty for the newest cases: so only closed ones of the same time count.
        var since = table.At is { } at ? at[open[open.Length / 10]] : long.MinValue;
        bool IsRecent(int row) => table.At is null || table.At[row] >= since;
        int[] besides = [.. data.CaseRows.Where(row => IsRecent(row) && closed.Contains(table.CaseIds[row]))];
        open = [.. open.Where(IsRecent)];
        for (var index = 0; index < table.Cells.Count; index++)
        {
            var column = data.Schema.FeatureColumns[index];
            if (column.KnownAt == Moment.Arrival && column.Source == ColumnSource.Given && Judge(column, table.Cells[index], open, besides) is { } finding)
                yield return finding;
        }
    }

    private static Finding? Judge(Column column, CellColumn cells, int[] open, int[] closed)
    {
        bool Has(int row) => cells.Codes is { } codes ? codes[row] >= 0 : !float.IsNaN(cells.Numbers![row]);
        var (openHas, closedHas) = (open.Count(Has), closed.Count(Has));
        var low = Share.Low(closedHas, closed.Length, Share.Strict);
        if (open.Length < FewestOpen || low < Filled || Share.High(openHas, open.Length, Share.Strict) > Math.Max(OfThat * low, 0.1))
            return null;
        return new Finding
        {
            Severity = Severity.Warning,
            Code = "filled-by-closure",
            Column = column.Name,
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"said to be known at arrival, yet {(double)openHas / open.Length:0%} of {open.Length:N0} open cases have it and {(double)closedHas / closed.Length:0%} of closed ones of the same time"),
            Advice = "Declare it known at closure (\"knownAt\"), unless it is truly there when a case arrives.",
            Evidence = new Dictionary<string, double> { ["open"] = (double)openHas / open.Length, ["closed"] = (double)closedHas / closed.Length, ["openCases"] = open.Length },
        };
    }
}
