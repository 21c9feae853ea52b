using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Tests.Contacts;

public sealed class RowBlocksTests
{
    private const int Rows = (2 * RowBlocks.Rows) + 17;

    private static double Term(int row) => 1.0 / (row + 3);

    [Fact]
    public void Sums_are_the_same_to_the_last_bit_on_any_number_of_threads_and_those_of_one_block_are_plain()
    {
        var alone = RowBlocks.OneThread.Sum(Rows, Term);

        Assert.Equal(alone, new RowBlocks(3).Sum(Rows, Term));
        Assert.Equal(Enumerable.Range(0, Rows).Sum(Term), alone, 1e-12);
        Assert.Equal(Enumerable.Range(0, RowBlocks.Rows).Sum(Term), new RowBlocks(3).Sum(RowBlocks.Rows, Term));
    }

    [Fact]
    public void Every_row_is_filled_counted_and_found_once_and_in_order()
    {
        var blocks = new RowBlocks(3);
        static bool IsTaken(int row) => row % 7 == 3 || row >= Rows - 2;
        int[] expected = [.. Enumerable.Range(0, Rows).Where(IsTaken)];

        Assert.Equal(Enumerable.Range(0, Rows), blocks.Fill(Rows, row => row));
        Assert.Equal(expected, blocks.Where(Rows, IsTaken));
        Assert.Equal(expected.Length, blocks.Count(Rows, IsTaken));
        Assert.Empty(blocks.Where(0, IsTaken));
    }

    [Fact]
    public void What_a_task_throws_is_thrown_as_it_is()
    {
        static void Fail(int task) => throw new InvalidDataException($"task {task}");

        Assert.Equal("task 0", Assert.Throws<InvalidDataException>(() => new RowBlocks(1).Each(1, Fail)).Message);
        Assert.StartsWith("task", Assert.Throws<InvalidDataException>(() => new RowBlocks(3).Each(8, Fail)).Message, StringComparison.Ordinal);
    }
}
