namespace Predictor.Boosting.Binning;

/// <summary>One column within its group of a <see cref="BinnedTable"/>: every eighth byte from <paramref name="Slot"/>.</summary>
internal readonly record struct BinnedColumn(byte[] Cells, int Slot)
{
    public byte this[int row] => Cells[(row * BinnedTable.GroupColumns) + Slot];
}
