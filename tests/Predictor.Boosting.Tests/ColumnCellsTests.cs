using Predictor.Forests;

namespace Predictor.Boosting.Tests;

public sealed class ColumnCellsTests
{
    private static readonly int Rows = (2 * ColumnCells.ChunkRows) + 100;

    [Fact]
    public void Lent_cells_grow_the_forest_that_an_array_of_them_grows()
    {
        var fit = SimulatedRows.Table(Rows, 21);
        var stop = SimulatedRows.Table(3_000, 22);

        Assert.Equal(Bytes(fit, stop), Bytes(Lent(fit), Lent(stop)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ColumnCells.ChunkRows - 1)]
    [InlineData(ColumnCells.ChunkRows)]
    [InlineData((2 * ColumnCells.ChunkRows) + 99)]
    public void The_first_cell_that_is_so_is_found_in_any_chunk(int row)
    {
        var cells = new float[Rows];
        cells.AsSpan(row).Fill(1);

        Assert.Equal(row, ((ColumnCells)cells).FindIndex(cell => cell == 1));
        Assert.Equal(-1, new BackwardCells(cells).FindIndex(cell => cell == 2));
    }

    private static byte[] Bytes(TrainingTable fit, TrainingTable stop)
    {
        var forest = new GradientBoosting().Train(fit, stop, new BoostingOptions { Trees = 5, Threads = 2 }, null, TestContext.Current.CancellationToken).Forest;
        using var stream = new MemoryStream();
        ForestFile.Write(stream, forest);
        return stream.ToArray();
    }

    private static TrainingTable Lent(TrainingTable table) => new()
    {
        Columns = [.. table.Columns.Select(column => column with { Cells = new BackwardCells([.. column.Cells.ToArray().Reverse()]) })],
        Labels = table.Labels,
    };

    /// <summary>Cells whose last lies first.</summary>
    private sealed class BackwardCells(float[] cells) : ColumnCells
    {
        public override int Length => cells.Length;

        public override float this[int row] => cells[^(row + 1)];

        public override void Read(int firstRow, Span<float> chunk)
        {
            for (var i = 0; i < chunk.Length; i++)
            {
                chunk[i] = this[firstRow + i];
            }
        }
    }
}
