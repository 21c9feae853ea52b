using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Leaks;

/// <summary>
/// Columns that name rows rather than say something of them: a category whose levels seldom come twice or never come again in the test slice, a whole number
/// that every row has to itself; and customers that are no names but remarks.
/// </summary>
internal sealed class Identifiers : ICheck
{
    /// <summary>Share of rows with a level of their own, or of test rows with a level never seen, that must be proven.</summary>
    private const double Most = 0.5;

    private const int FewestLevels = 50;
    private const int FewestRows = 200;

    /// <summary>Rows that chance would make share a number, were numbers drawn from their range, and none does.</summary>
    private const double Coincidences = 25;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        foreach (var finding in data.ForEachColumn(column => data.Table.Cells[column].Codes is null ? Number(data, column) : Category(data, column)).OfType<Finding>())
        {
            yield return finding;
        }

        if (Customers(data) is { } customers)
            yield return customers;
    }

    private static Finding? Category(CheckedData data, int index)
    {
        var column = data.Schema.FeatureColumns[index];
        var sliced = data.Sliced.Where(each => each.Moment >= column.KnownAt).MaxBy(each => each.BeforeTest.Length);
        if (column.Source != ColumnSource.Given || sliced is null)
            return null;
        var codes = data.Table.Cells[index].Codes!;
        var counts = new int[data.Table.Cells[index].Levels.Count];
        foreach (var row in sliced.BeforeTest)
        {
            if (codes[row] >= 0)
                counts[codes[row]]++;
        }

        var (known, levels, once) = (counts.Sum(), counts.Count(count => count > 0), counts.Count(count => count == 1));
        if (known < FewestRows || levels < FewestLevels)
            return null;

        var cells = sliced.TestCases.TrainingRows(sliced.Index, sliced.Moment, sliced.Test, HistoryMask.Nothing(data.Schema)).Columns[index].Cells.ToArray();
        var tested = cells.Count(cell => !float.IsNaN(cell));
        var unseen = cells.Count(cell => cell == sliced.Cases.Vocabulary(index)!.UnseenCode);
        var isOnce = Share.Low(once, known) > Most;
        if (!isOnce && (Share.Low(unseen, tested) <= Most || tested < FewestRows))
            return null;
        return new Finding
        {
            Severity = Severity.Warning,
            Code = "identifier",
            Column = column.Name,
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"{levels:N0} levels in {known:N0} rows, {once:N0} of them in one row only; {(tested == 0 ? 0 : (double)unseen / tested):0%} of the test slice's rows have a level never seen before"),
            Advice = "It names rows, or is text: nothing learned of a level comes again. Make it an id, or leave it out.",
            Evidence = new Dictionary<string, double> { ["levels"] = levels, ["once"] = (double)once / known, ["unseen"] = tested == 0 ? 0 : (double)unseen / tested },
        };
    }

    private static Finding? Number(CheckedData data, int index)
    {
        var column = data.Schema.FeatureColumns[index];
        if (column.Source != ColumnSource.Given)
            return null;
        var numbers = data.Table.Cells[index].Numbers!;
        float[] known = [.. CheckedData.Sample(data.RowsOf(column)).Select(row => numbers[row]).Where(cell => !float.IsNaN(cell))];
        if (known.Length < FewestRows || known.Any(cell => cell != MathF.Floor(cell)))
            return null;

        // Float32 tells whole numbers apart up to 2^24; beyond, two may look alike and are not called so.
        var range = (double)known.Max() - known.Min() + 1;
        if ((double)known.Length * (known.Length - 1) / (2 * range) < Coincidences || known.Distinct().Count() < known.Length)
            return null;
        return new Finding
        {
            Severity = Severity.Warning,
            Code = "identifier",
            Column = column.Name,
            Words = string.Create(CultureInfo.InvariantCulture, $"every row has a whole number of its own, from {known.Min()} to {known.Max()}"),
            Advice = "It counts rows. Make it an id, or leave it out: what is learned of old numbers says nothing of new ones.",
            Evidence = new Dictionary<string, double> { ["rows"] = known.Length, ["range"] = range },
        };
    }

    private static Finding? Customers(CheckedData data)
    {
        if (data.Table.CustomerIds is not { } ids)
            return null;
        string[] names = [.. CheckedData.Sample(data.CaseRows).Select(row => ids[row]).Where(id => !id.StartsWith("case ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        var texts = names.Count(name => name.Count(letter => letter == ' ') >= 3);
        return names.Length < FewestRows || Share.Low(texts, names.Length) < 0.2 ? null : new Finding
        {
            Severity = Severity.Warning,
            Code = "customers",
            Words = string.Create(CultureInfo.InvariantCulture, $"{(double)texts / names.Length:0%} of the customers' names are texts of four words or more ('{names.First(name => name.Count(letter => letter == ' ') >= 3)}')"),
            Advice = "The column taken as the customer holds remarks: history counts who wrote the same. Name another one, or none.",
            Evidence = new Dictionary<string, double> { ["texts"] = (double)texts / names.Length, ["customers"] = names.Length },
        };
    }
}
