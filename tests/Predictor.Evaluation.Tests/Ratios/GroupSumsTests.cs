using Predictor.Evaluation.Ratios;

namespace Predictor.Evaluation.Tests.Ratios;

public sealed class GroupSumsTests
{
    private const int Groups = 5;
    private const int Customers = 10_000;

    [Fact]
    public void Sums_by_group_are_those_of_a_plain_grouping_of_the_rows()
    {
        var random = new Random(8);
        var customers = Enumerable.Range(0, 40_000).Select(_ => random.Next(Customers)).ToArray();
        var observed = Array.ConvertAll(customers, _ => (sbyte)random.Next(-1, 2));
        var expected = Array.ConvertAll(customers, _ => random.NextDouble());
        var groups = Array.ConvertAll(customers, _ => random.Next(-1, Groups));

        var sums = GroupSums.Of(observed, expected, groups, Groups, CustomerOrder.Of(customers, Customers));

        for (var group = 0; group < Groups; group++)
        {
            int[] rows = [.. Enumerable.Range(0, customers.Length).Where(i => groups[i] == group && observed[i] >= 0)];
            var cells = rows.GroupBy(i => customers[i]).Select(cell => (Observed: cell.Sum(i => observed[i]), Expected: cell.Sum(i => expected[i]))).ToArray();
            Assert.Equal((rows.Length, cells.Length), (sums.Rows[group], sums.Customers[group]));
            Assert.Equal(rows.Sum(i => observed[i]), sums.Observed[group]);
            Assert.Equal(rows.Sum(i => expected[i]), sums.Expected[group], 1e-8);
            Assert.Equal(rows.Sum(i => expected[i] * (1 - expected[i])), sums.Binomial[group], 1e-8);
            Assert.Equal(cells.Sum(cell => Math.Pow(cell.Observed - (1.3 * cell.Expected), 2)), sums.Gaps(group, 1.3), 1e-7);
        }
    }
}
