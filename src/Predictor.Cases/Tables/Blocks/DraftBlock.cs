namespace Predictor.Cases.Tables.Blocks;

/// <summary>What one thread sees of a file whose columns are drafted, one block after another.</summary>
/// <param name="columns">A draft of each, of this thread's own.</param>
/// <param name="label">Position of the label.</param>
/// <param name="isCategorical">By column: whether that is said, whatever its cells look like.</param>
internal sealed class DraftBlock(ColumnDraft[] columns, int label, bool[] isCategorical)
{
    private readonly BlockCells _cells = new();
    private readonly LevelTable _labels = new();
    private int _labelsSeen;

    /// <summary>The block is added to the drafts. Else it is one for the row-by-row reader.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Of the block.</summary>
    public int Rows => _cells.Rows;

    public ColumnDraft[] Columns => columns;

    /// <param name="file">Cut into blocks.</param>
    /// <param name="block">The next of this thread.</param>
    /// <param name="labels">Whether further texts of the label are of interest.</param>
    public void Read(CsvBlocks file, CsvBlock block, bool labels)
    {
        var length = (int)long.Min(block.Length, BlockCells.MostBytes);
        IsRead = length == block.Length;
        if (!IsRead)
            return;

        file.Read(block, _cells.Room(length));
        IsRead = _cells.TryFind(length, columns.Length, block.Line);
        for (var column = 0; IsRead && column < columns.Length; column++)
        {
            if (column != label && !isCategorical[column])
                Add(columns[column], column);
            else if (column == label && labels)
                AddLabels();
        }
    }

    /// <summary>Texts of the label that this thread had not met before this block, in order.</summary>
    public IEnumerable<string> NewLabels()
    {
        for (; _labelsSeen < _labels.Count; _labelsSeen++)
        {
            yield return _labels.Text(_labelsSeen);
        }
    }

    private void Add(ColumnDraft draft, int column)
    {
        for (var row = 0; row < _cells.Rows; row++)
        {
            var cell = CellText.Trim(_cells[row, column]);
            if (!cell.IsEmpty)
                draft.Add(cell, _cells.Line(row));
        }
    }

    private void AddLabels()
    {
        for (var row = 0; row < _cells.Rows; row++)
        {
            var cell = CellText.Trim(_cells[row, label]);
            if (!cell.IsEmpty)
                _labels.Add(cell);
        }
    }
}
