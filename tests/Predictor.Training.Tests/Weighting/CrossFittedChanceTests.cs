using Predictor.Cases;
using Predictor.Training.Pipeline;
using Predictor.Training.Weighting;

namespace Predictor.Training.Tests.Weighting;

public sealed class CrossFittedChanceTests
{
    private const int Customers = 600;
    private const int Each = 5;

    [Fact]
    public void What_only_a_customers_own_rows_tell_is_not_learned()
    {
        // Each customer has a habit by the toss of a coin, and a number of its own that would give the habit away to trees which saw the customer.
        var random = new Random(1);
        var habit = Enumerable.Range(0, Customers).Select(_ => random.Next(2) == 1).ToArray();
        var cases = Cases(row => row / Each);
        var selected = Rows.Select(row => habit[row / Each]).ToArray();

        var chance = Learn(cases, selected);

        Assert.InRange(chance.Auc, 0.40, 0.60);
        Assert.Equal(selected.Count(is1 => is1), chance.Selected);
    }

    [Fact]
    public void Chances_are_calibrated_and_order_what_is_known()
    {
        var random = new Random(2);
        var known = Rows.Select(_ => random.Next(10)).ToArray();
        var cases = Cases(row => known[row]);
        var selected = Rows.Select(row => random.NextDouble() < 0.1 + (0.08 * known[row])).ToArray();

        var chances = Learn(cases, selected).Of(cases, [.. Rows]);

        foreach (var value in (int[])[0, 5, 9])
        {
            Assert.Equal(0.1 + (0.08 * value), Rows.Where(row => known[row] == value).Average(row => chances[row]), 0.06);
        }
    }

    [Fact]
    public void Too_few_of_one_kind_are_refused_with_their_numbers()
    {
        var cases = Cases(row => row);
        var message = Assert.Throws<DataException>(() => Learn(cases, [.. Rows.Select(row => row >= 40)])).Message;
        Assert.Contains("who answers cannot be learned: of 3000 cases before the test slice 2960 did and 40 did not, expected at least 50", message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Rows => Enumerable.Range(0, Customers * Each);

    private static CrossFittedChance Learn(EncodedTable cases, bool[] selected) => CrossFittedChance.Learn(
        "who answers", cases, Moment.Closure, [.. Rows], selected, seed: 1, threads: 2, TestContext.Current.CancellationToken);

    private static EncodedTable Cases(Func<int, double> cell) => new(
        new CaseTable
        {
            Schema = new Schema { Name = "hand", Columns = [new Column { Name = "x", Kind = ColumnKind.Number, KnownAt = Moment.Closure }], Outcomes = [CaseTables.Back] },
            CaseIds = new RowNumbers(Customers * Each),
            CustomerIds = [.. Rows.Select(row => $"c{row / Each}")],
            Moments = [.. Rows.Select(_ => Moment.Closure)],
            At = null,
            OpenedAt = null,
            Ordered = true,
            Cells = [new CellColumn { Numbers = [.. Rows.Select(row => (float)cell(row))] }],
            Labels = [new LabelColumn([.. Rows.Select(_ => (sbyte)0)], null)],
        },
        [null]);
}
