namespace Predictor.Ledger.Contacts;

/// <summary>A feature column's cells by contact, as a learner takes them: a category as its code, NaN where missing.</summary>
internal readonly struct ContactColumn(ContactTable contacts, int position)
{
    private readonly int[] _rows = contacts.RowsOf(position);
    private readonly float[]? _numbers = contacts.Table.Cells[position].Numbers;
    private readonly int[]? _codes = contacts.Table.Cells[position].Codes;

    /// <param name="of">Contacts.</param>
    /// <param name="cells">Where theirs go.</param>
    /// <param name="stride">From one to the next: 1, or the columns of a matrix by rows.</param>
    public void Read(ReadOnlySpan<int> of, Span<float> cells, int stride)
    {
        var rows = _rows;
        if (_codes is { } codes)
        {
            for (var (i, at) = (0, 0); i < of.Length; i++, at += stride)
            {
                var row = rows[of[i]];
                cells[at] = row < 0 || codes[row] < 0 ? float.NaN : codes[row];
            }
        }
        else
        {
            var numbers = _numbers!;
            for (var (i, at) = (0, 0); i < of.Length; i++, at += stride)
            {
                var row = rows[of[i]];
                cells[at] = row < 0 ? float.NaN : numbers[row];
            }
        }
    }
}
