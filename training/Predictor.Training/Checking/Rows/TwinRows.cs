using System.Globalization;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Rows;

/// <summary>
/// Test rows that are an earlier row again, as it was or with its times shifted: an export joined or run twice, cases made by copying. What is learned of the one
/// is then measured on the other, and figures are too good.
/// </summary>
/// <remarks>
/// Two rows are twins when they agree in so much that chance does not: in <see cref="SpareBits"/> bits more than it takes to tell all earlier rows apart, and in
/// three quarters of what the row holds. Columns hang together (on five real sets unrelated rows share up to 30 bits more), hence so many. Rows that hold less are not judged.
/// </remarks>
internal sealed class TwinRows : ICheck
{
    public const double SpareBits = 36;

    private const double Agreement = 0.75;

    private const int Searched = 5_000;
    private const int FewestRows = 50;
    private const int FewestTwins = 5;

    /// <summary>Share of test rows with a twin that is provably passed: an error, a warning.</summary>
    private const double Many = 0.01;

    private const double Some = 0.002;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        // Once: the last moment knows the most of a case.
        if (data.Sliced.OrderByDescending(each => each.Moment).ThenByDescending(each => each.Test.Length).FirstOrDefault() is { } sliced && Judge(data, sliced) is { } finding)
            yield return finding;
    }

    private static Finding? Judge(CheckedData data, SlicedOutcome sliced)
    {
        var test = CheckedData.Sample(sliced.Test, Searched);
        var content = RowContent.Of(sliced.Cases, sliced.Moment, sliced.BeforeTest);
        var searched = content.Beside(sliced.TestCases, sliced.Moment, test);
        double[] whole = [.. Enumerable.Range(0, test.Length).Select(row => Enumerable.Range(0, content.Columns).Sum(column => content.Information(column, searched[column][row])))];
        var needed = Math.Log2(Math.Max(1, content.Length)) + SpareBits;
        bool[] isSearched = [.. whole.Select(bits => bits >= needed)];
        var judged = isSearched.Count(each => each);
        if (judged < FewestRows)
            return null;

        var twins = new Dictionary<int, (double Bits, int Row)>();
        foreach (var (row, earlier) in new TwinSearch(content, searched, isSearched, data.Seed).Pairs(data.Threads))
        {
            var bits = Enumerable.Range(0, content.Columns)
                .Where(column => RowContent.AreSame(searched[column][row], content.Cell(column, earlier))).Sum(column => content.Information(column, searched[column][row]));
            if (bits >= needed && bits >= Agreement * whole[row] && bits > twins.GetValueOrDefault(row).Bits)
                twins[row] = (bits, earlier);
        }

        var low = Share.Low(twins.Count, judged);
        if (twins.Count < FewestTwins || low < Some)
            return null;
        var differing = Enumerable.Range(0, content.Columns)
            .Select(column => (Name: content.Names[column], Count: twins.Count(twin => !RowContent.AreSame(searched[column][twin.Key], content.Cell(column, twin.Value.Row)))))
            .Where(column => column.Count > 0.2 * twins.Count).OrderByDescending(column => column.Count).Take(4).Select(column => column.Name).ToArray();
        return new Finding
        {
            Severity = low > Many ? Severity.Error : Severity.Warning,
            Code = "twins",
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"{twins.Count:N0} of {judged:N0} test rows looked at ({(double)twins.Count / judged:0.0%}) are the same as a row before the test slice{(differing.Length > 0 ? $" but for {string.Join(", ", differing)}" : "")}{Apart(data, sliced, test, twins)}"),
            Advice = "Find out how rows came to be there twice (a join, an export run twice, copies) and keep one of each: as it is, figures of the test slice are too good.",
            Evidence = new Dictionary<string, double> { ["twins"] = twins.Count, ["rows"] = judged, ["share"] = (double)twins.Count / judged },
        };
    }

    private static string Apart(CheckedData data, SlicedOutcome sliced, int[] test, Dictionary<int, (double Bits, int Row)> twins)
    {
        if (data.Table.At is not { } at || sliced.TestCases.Table.At is not { } testAt)
            return "";
        long[] apart = [.. twins.Select(twin => testAt[test[twin.Key]] - at[sliced.BeforeTest[twin.Value.Row]]).Order()];
        return string.Create(CultureInfo.InvariantCulture, $", {apart[apart.Length / 2] / 86_400.0:0.#} days apart in the middle");
    }
}
