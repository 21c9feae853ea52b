namespace Predictor.Boosting;

/// <summary>Cells that lie in an array.</summary>
internal sealed class ArrayCells(float[] cells) : ColumnCells
{
    public override int Length => cells.Length;

    public override float this[int row] => cells[row];

    public override void Read(int firstRow, Span<float> chunk) => cells.AsSpan(firstRow, chunk.Length).CopyTo(chunk);
}
