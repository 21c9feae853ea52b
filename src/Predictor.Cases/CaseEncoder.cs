using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Predictor.Cases.Words;

namespace Predictor.Cases;

/// <summary>
/// A case into a row of numbers: the one place where text and numbers become cells, in training and live.
/// Cells are float32 in the order of <see cref="Schema.FeatureColumns"/>, NaN where missing. Shared by threads.
/// </summary>
public sealed class CaseEncoder
{
    /// <summary>Room for the shortest text of any double, such as -1.7976931348623157E+308.</summary>
    internal const int LongestNumber = 32;

    /// <summary>Columns looked at behind the one before: senders leave some out.</summary>
    private const int Ahead = 4;

    /// <summary>Of a column that is found by its name in UTF-8, bytes.</summary>
    private const int LongestName = 1024;

    private readonly Column[] _columns;
    private readonly byte[][] _names;
    private readonly int _longestName;
    private readonly Vocabulary?[] _vocabularies;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _positions;
    private readonly int[] _clocks;

    /// <summary>By column, each once it has been asked for.</summary>
    private readonly CellWords?[] _words;

    /// <param name="schema">The layout.</param>
    /// <param name="vocabularies">One a feature column; null for columns that are no category.</param>
    /// <exception cref="ArgumentException">A vocabulary too many or too few.</exception>
    public CaseEncoder(Schema schema, IReadOnlyList<Vocabulary?> vocabularies)
    {
        Schema = schema;
        Vocabularies = vocabularies;
        _columns = [.. schema.FeatureColumns];
        _vocabularies = [.. vocabularies];
        if (_vocabularies.Length != _columns.Length)
            throw new ArgumentException($"Found {_vocabularies.Length} vocabularies, expected one for each of the {_columns.Length} feature columns.", nameof(vocabularies));

        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Kind == ColumnKind.Category != _vocabularies[i] is not null)
                throw new ArgumentException($"Column {_columns[i].Name} is a {_columns[i].Kind} {(_vocabularies[i] is null ? "without" : "with")} a vocabulary.", nameof(vocabularies));
        }

        _names = [.. _columns.Select(column => Encoding.UTF8.GetBytes(column.Name))];
        _words = new CellWords?[_columns.Length];
        _longestName = Math.Min(LongestName, _names.Select(name => name.Length).DefaultIfEmpty().Max());
        _positions = _columns.Select((column, i) => KeyValuePair.Create(column.Name, i))
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _clocks = [.. Enumerable.Range(0, _columns.Length).Where(i => _columns[i].Source == ColumnSource.Clock)];
        Zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);
    }

    public Schema Schema { get; }

    /// <summary><see cref="Schema.FeatureColumns"/>.</summary>
    public ReadOnlySpan<Column> Columns => _columns;

    public IReadOnlyList<Vocabulary?> Vocabularies { get; }

    /// <summary>Of times without an offset, and of clock columns.</summary>
    public TimeZoneInfo Zone { get; }

    public int Width => _columns.Length;

    /// <summary>Position of a feature column (exact name), or -1.</summary>
    public int Find(ReadOnlySpan<char> name) => _positions.TryGetValue(name, out var position) ? position : -1;

    /// <summary>Position of a feature column by its name in UTF-8, or -1. Senders keep to an order: it is looked for first behind another, which is quicker than to find it among all.</summary>
    /// <param name="name">Exact.</param>
    /// <param name="after">Position of the one before, or -1.</param>
    public int Find(ReadOnlySpan<byte> name, int after)
    {
        for (var column = after + 1; column < _names.Length && column <= after + Ahead; column++)
        {
            if (name.SequenceEqual(_names[column]))
                return column;
        }

        if (name.Length > _longestName)
            return -1;
        Span<char> text = stackalloc char[name.Length];
        return Find(text[..Encoding.UTF8.GetChars(name, text)]);
    }

    /// <summary>What is said of a column's cells.</summary>
    internal CellWords Words(int column) => _words[column] ??= new CellWords(_columns[column], _vocabularies[column]);

    /// <summary>All cells missing.</summary>
    public void Clear(Span<float> row) => row.Fill(float.NaN);

    /// <summary>
    /// Puts text into a cell: empty is missing; numbers in the invariant culture; flags 1/0, true/false, yes/no, y/n in any case; categories by vocabulary, trimmed.
    /// A cell with a problem other than <see cref="CellProblem.UnseenLevel"/> is left missing.
    /// </summary>
    public CellProblem Set(Span<float> row, int column, Moment moment, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        row[column] = float.NaN;
        if (text.IsEmpty)
            return CellProblem.None;
        if (_columns[column].KnownAt > moment)
            return CellProblem.NotYetKnown;

        return _vocabularies[column] is { } vocabulary
            ? SetLevel(out row[column], vocabulary, text)
            : NumberCell.Read(_columns[column], text, out row[column]);
    }

    /// <summary>Puts a number into a cell, NaN as missing; a category takes the number's shortest invariant text.</summary>
    public CellProblem Set(Span<float> row, int column, Moment moment, double value)
    {
        row[column] = float.NaN;
        if (double.IsNaN(value))
            return CellProblem.None;
        if (_columns[column].KnownAt > moment)
            return CellProblem.NotYetKnown;
        if (_vocabularies[column] is not { } vocabulary)
            return NumberCell.Read(_columns[column], value, out row[column]);

        Span<char> text = stackalloc char[LongestNumber];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        return SetLevel(out row[column], vocabulary, text[..length]);
    }

    /// <summary>Fills the Clock columns from the moment's time.</summary>
    public void SetClock(Span<float> row, DateTimeOffset at)
    {
        if (_clocks.Length == 0)
            return;

        var local = TimeZoneInfo.ConvertTime(at, Zone);
        foreach (var column in _clocks)
        {
            Set(row, column, Moment.Closure, ClockCell.Read(_columns[column], local));
        }
    }

    private static CellProblem SetLevel(out float cell, Vocabulary vocabulary, ReadOnlySpan<char> level)
    {
        var code = vocabulary.Code(level);
        cell = code;
        return code == vocabulary.UnseenCode ? CellProblem.UnseenLevel : CellProblem.None;
    }
}
