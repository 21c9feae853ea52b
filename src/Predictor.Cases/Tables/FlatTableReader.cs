using Predictor.Cases.Tables.Blocks;

namespace Predictor.Cases.Tables;

/// <summary>
/// Reads the whole of one file into growing columns, strictly: row by row, or in blocks that are parsed on all cores and joined in the file's order.
/// A block in which anything is not plainly right is read row by row, so that there is one place that says what is wrong.
/// </summary>
internal sealed class FlatTableReader
{
    /// <summary>Bytes a block: its text and what is made of it stay in a core's own cache.</summary>
    public const int BlockLength = 1 << 18;

    private readonly CsvTable _table;
    private readonly Schema _schema;
    private readonly FlatLayout _layout;
    private readonly TimeZoneInfo _zone;
    private readonly RowKeys _keys;
    private readonly LabelHorizon[] _horizons;
    private readonly bool _labelsRequired;

    /// <param name="table">Just opened.</param>
    /// <param name="schema">Which columns, keys and labels.</param>
    /// <param name="labels">Whether label columns must be there, and hold both classes.</param>
    public FlatTableReader(CsvTable table, Schema schema, bool labels)
    {
        _table = table;
        _schema = schema;
        _layout = new FlatLayout(table, schema, labels);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);
        _keys = new RowKeys(table, _layout, _zone, pool: true);
        _horizons = [.. schema.Outcomes.Select(outcome => new LabelHorizon(schema, outcome, _layout, _zone))];
        _labelsRequired = labels;
    }

    /// <summary>Row by row: the plain reference of the other way.</summary>
    public CaseTable Read(bool ordered)
    {
        var rows = Builder(capacity: 0);
        rows.ReadRows();
        return rows.Build(ordered, _labelsRequired);
    }

    /// <summary>In blocks. The same table, or the same error, whatever the threads and the length of blocks.</summary>
    /// <param name="path">The file that the table was opened from.</param>
    /// <param name="ordered">Rows are in time order though they carry no time.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="blockLength">In bytes, more or less.</param>
    public CaseTable Read(string path, bool ordered, int threads, int blockLength = BlockLength)
    {
        using var file = CsvBlocks.Cut(path, blockLength, threads);
        var rows = Builder(file.MostRows(_table.Header.Count));
        InFileOrder.Run(
            file.All.Count,
            threads,
            () => new FlatBlock(_layout, _schema, _zone, _horizons, _table.Header.Count),
            (block, i) => block.Read(file, file.All[i]),
            (block, i) =>
            {
                if (!block.IsRead || !rows.TryAppend(block))
                {
                    _table.Resume(file.Stream(file.All[i]), file.All[i].Line);
                    rows.ReadRows();
                }
            });
        return rows.Build(ordered, _labelsRequired);
    }

    private FlatTableBuilder Builder(int capacity) => new(_table, _schema, _layout, _zone, _keys, _horizons, capacity);
}
