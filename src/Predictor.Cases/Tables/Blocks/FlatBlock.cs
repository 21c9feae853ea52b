namespace Predictor.Cases.Tables.Blocks;

/// <summary>One block of a file in typed columns; used by one thread for one block after another.</summary>
internal sealed class FlatBlock
{
    private readonly int _columns;

    /// <param name="layout">Of the file.</param>
    /// <param name="schema">Which columns, keys and labels.</param>
    /// <param name="zone">The schema's.</param>
    /// <param name="horizons">One an outcome.</param>
    /// <param name="columns">Of the file.</param>
    public FlatBlock(FlatLayout layout, Schema schema, TimeZoneInfo zone, IReadOnlyList<LabelHorizon> horizons, int columns)
    {
        _columns = columns;
        Keys = new KeyChunk(layout, zone);
        Features = [.. schema.FeatureColumns.Select((column, i) => new CellChunk(column, i, layout.Features[i]))];
        Labels = [.. schema.Outcomes.Select((outcome, i) => new LabelChunk(outcome, layout.Position(outcome.Label), horizons[i]))];
        Problems = new CellProblemTally(schema.FeatureColumns);
    }

    /// <summary>Everything in it was read. Else the block is one for the row-by-row reader, which reads it or says what is wrong.</summary>
    public bool IsRead { get; private set; }

    public BlockCells Cells { get; } = new();

    public KeyChunk Keys { get; }

    public CellChunk[] Features { get; }

    public LabelChunk[] Labels { get; }

    public CellProblemTally Problems { get; }

    public int Rows => Cells.Rows;

    public void Read(CsvBlocks file, CsvBlock block)
    {
        Problems.Clear();
        IsRead = block.Length <= BlockCells.MostBytes && TryRead(file, block);
    }

    private bool TryRead(CsvBlocks file, CsvBlock block)
    {
        var length = (int)block.Length;
        file.Read(block, Cells.Room(length));
        if (!Cells.TryFind(length, _columns, block.Line) || !Keys.TryRead(Cells))
            return false;

        foreach (var feature in Features)
        {
            if (!feature.TryRead(Cells, Keys, Problems))
                return false;
        }

        foreach (var label in Labels)
        {
            if (!label.TryRead(Cells, Keys))
                return false;
        }

        return true;
    }
}
