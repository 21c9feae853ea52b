using Predictor.Boosting;

namespace Predictor.Ledger.Contacts;

/// <summary>A column's cells of chosen contacts, lent to a learner; nothing is copied.</summary>
internal sealed class ContactCells(ContactTable contacts, int position, int[] chosen) : ColumnCells
{
    private readonly float[]? _numbers = contacts.Table.Cells[position].Numbers;
    private readonly int[]? _codes = contacts.Table.Cells[position].Codes;

    public override int Length => chosen.Length;

    public override float this[int row] => Cell(chosen[row]);

    public override void Read(int firstRow, Span<float> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Cell(chosen[firstRow + i]);
        }
    }

    private float Cell(int contact)
    {
        var row = contacts.RowOf(position, contact);
        return row < 0 ? float.NaN : _codes is null ? _numbers![row] : _codes[row] < 0 ? float.NaN : _codes[row];
    }
}
