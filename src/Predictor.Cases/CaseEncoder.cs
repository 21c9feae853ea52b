using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Predictor.Cases;

/// <summary>
/// A case into a row of numbers: the one place where text and numbers become cells, in training and live.
/// Cells are float32 in the order of <see cref="Schema.FeatureColumns"/>, NaN where missing. Shared by threads.
/// </summary>
public sealed class CaseEncoder
{
    /// <summary>Room for the shortest text of any double, such as -1.7976931348623157E+308.</summary>
    internal const int LongestNumber = 32;

    private readonly Column[] _columns;
    private readonly byte[][] _names;
    private readonly Vocabulary?[] _vocabularies;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _positions;
    private readonly int[] _clocks;
    private readonly TimeZoneInfo _zone;

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
        _positions = _columns.Select((column, i) => KeyValuePair.Create(column.Name, i))
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _clocks = [.. Enumerable.Range(0, _columns.Length).Where(i => _columns[i].Source == ColumnSource.Clock)];
        _zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);
    }

    public Schema Schema { get; }

    public IReadOnlyList<Vocabulary?> Vocabularies { get; }

    public int Width => _columns.Length;

    /// <summary>Position of a feature column (exact name), or -1.</summary>
    public int Find(ReadOnlySpan<char> name) => _positions.TryGetValue(name, out var position) ? position : -1;

    /// <summary>Whether a feature column's name is this, in UTF-8: a guess is quicker to check than a name is to find, and senders keep to an order.</summary>
    /// <param name="column">Position; past the last, no name is it.</param>
    /// <param name="name">As it stands in a request.</param>
    public bool IsNamed(int column, ReadOnlySpan<byte> name) => column < _names.Length && name.SequenceEqual(_names[column]);

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

        var local = TimeZoneInfo.ConvertTime(at, _zone);
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
