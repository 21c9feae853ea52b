using Predictor.Cases;
using Predictor.Cases.Tables;

namespace Predictor.Store.History.Export;

/// <summary>One column of an export or of a store, read row by row into memory.</summary>
internal abstract class ExportColumn(FieldSource source)
{
    /// <summary>No time, no number.</summary>
    public const long Missing = long.MinValue;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>? _values =
        source.Values is null ? null : new Dictionary<string, string>(source.Values, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public FieldSource Source { get; } = source;

    /// <exception cref="DataException">A cell that is not what the column holds.</exception>
    public void Read(CsvTable table, int position)
    {
        var text = table[position];
        if (_values is { } values && values.TryGetValue(text, out var mapped))
            text = mapped;
        if (!TryAdd(text))
            throw table.Error(position, Expected);
    }

    /// <summary>What a cell holds, for messages.</summary>
    public abstract string Expected { get; }

    /// <summary>Adds the next row's cell; empty text is none.</summary>
    /// <returns>False, and nothing is added, where the text is not what the column holds.</returns>
    public abstract bool TryAdd(ReadOnlySpan<char> text);
}
