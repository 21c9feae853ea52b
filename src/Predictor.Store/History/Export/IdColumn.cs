namespace Predictor.Store.History.Export;

/// <summary>Ids: equal texts share one string, null where empty.</summary>
internal sealed class IdColumn(FieldSource source) : ExportColumn(source)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _positions =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Distinct ids in order of first appearance.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>By row: position in <see cref="Ids"/>, -1 where empty.</summary>
    public List<int> Rows { get; } = [];

    public int Find(ReadOnlySpan<char> id) => _positions.TryGetValue(id, out var position) ? position : -1;

    public override string Expected => "text";

    public override bool TryAdd(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            Rows.Add(-1);
            return true;
        }

        if (!_positions.TryGetValue(text, out var id))
        {
            id = Ids.Count;
            Ids.Add(text.ToString());
            _positions[text] = id;
        }

        Rows.Add(id);
        return true;
    }
}
