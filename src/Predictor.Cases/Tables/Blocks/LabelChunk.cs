namespace Predictor.Cases.Tables.Blocks;

/// <summary>One outcome's labels in a block, as numbered texts: what a text means may depend on the rows before (<see cref="LabelReader"/>).</summary>
/// <param name="outcome">Whose label it is.</param>
/// <param name="position">Of the label's column, or -1.</param>
/// <param name="horizon">The outcome's.</param>
internal sealed class LabelChunk(Outcome outcome, int position, LabelHorizon horizon)
{
    private char[] _room = new char[64];

    /// <summary>All texts met so far, in this block and earlier ones of the same thread.</summary>
    public LevelTable Texts { get; } = new();

    /// <summary>What the texts mean, 1 or 0, as far as it is learned.</summary>
    public List<sbyte> Values { get; } = [];

    /// <summary>By row: the text's number, or -1 where there is no mature label.</summary>
    public int[] Codes { get; private set; } = [];

    /// <summary>By row, epoch seconds; 0 where there is no label. Without meaning where rows have no time.</summary>
    public long[] Ends { get; private set; } = [];

    /// <returns>False where a time had to be there and is none.</returns>
    public bool TryRead(BlockCells cells, KeyChunk keys)
    {
        if (Codes.Length < cells.Rows)
            (Codes, Ends) = (new int[cells.Rows], new long[cells.Rows]);

        for (var row = 0; row < cells.Rows; row++)
        {
            (Codes[row], Ends[row]) = (-1, 0);
            if (position < 0 || !outcome.Moments.Contains(keys.Moments[row]) || CellText.Trim(cells[row, position]) is not { IsEmpty: false } text)
                continue;

            // A text is learned even where its label is not mature: it counts as one of the two that a label may have.
            Codes[row] = Texts.Add(text);
            if (!keys.HasTimes)
                continue;

            var said = horizon.Column < 0 ? default : CellText.Decode(CellText.Trim(cells[row, horizon.Column]), ref _room);
            if (!horizon.TryFindEnd(keys.At[row], said, out var end))
                return false;
            if (end is null)
                Codes[row] = -1;
            Ends[row] = end ?? 0;
        }

        return true;
    }
}
