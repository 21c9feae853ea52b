using System.Globalization;
using Predictor.Cases;
using Predictor.Store.History.Export;

namespace Predictor.Store.History.Stored;

/// <summary>
/// The columns that the schema takes as they were sent: cells, labels, and when a label became known. A case's own come first, then its customer's,
/// then what the case's events say under the same name. What is not what the column holds counts as missing and is counted: one bad record shall not stop all others.
/// </summary>
internal sealed class StoredColumns
{
    private readonly List<(string Key, int Place, ExportColumn Column)> _columns = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, (int Count, string First)> _faults = new(StringComparer.Ordinal);
    private readonly HashSet<string> _filled = new(StringComparer.Ordinal);

    public StoredColumns(Schema schema)
    {
        foreach (var column in schema.FeatureColumns.Where(column => column.Source == ColumnSource.Given))
        {
            var source = new FieldSource("", column.Name);
            Add(column.Name, column.Name, column.Kind == ColumnKind.Category ? new IdColumn(source) : new CellsColumn(source, column));
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);
        foreach (var outcome in schema.Outcomes)
        {
            Add(GivenColumns.LabelKey(outcome.Label), outcome.Label, new IdColumn(new FieldSource("", outcome.Label)));
            if (outcome.KnownFrom is { } known)
                Add(GivenColumns.TimeKey(known), known, new TimeColumn(new FieldSource("", known), zone));
        }
    }

    /// <summary>That are looked for in what was sent.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Adds the next case.</summary>
    /// <param name="caseId">For notes.</param>
    /// <param name="own">By place in <see cref="Names"/>: what was sent with the case.</param>
    /// <param name="ofCustomer">What was sent of its customer; null: nothing.</param>
    /// <param name="ofEvents">By name: what its events say.</param>
    public void Add(string caseId, string?[] own, string?[]? ofCustomer, Func<string, long> ofEvents)
    {
        foreach (var (key, place, column) in _columns)
        {
            var text = own[place] ?? ofCustomer?[place] ?? (column is CellsColumn && ofEvents(_names[place]) is >= 0 and var number ? number.ToString(CultureInfo.InvariantCulture) : null);
            if (text is not null)
                _filled.Add(key);
            if (column.TryAdd(text))
                continue;
            column.TryAdd("");
            _faults[_names[place]] = _faults.TryGetValue(_names[place], out var before) ? (before.Count + 1, before.First) : (1, $"'{text}' of case {caseId}, expected {column.Expected}");
        }
    }

    /// <summary>By key, as <see cref="GivenColumns"/> has them; labels and their times only where any case was sent with one.</summary>
    public IReadOnlyDictionary<string, GivenColumn> Build(int cases, IList<string> notes)
    {
        foreach (var (name, (count, first)) in _faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count} values of {name} count as missing: the first is {first}."));
        }

        int[] rows = [.. Enumerable.Range(0, cases)];
        return _columns.Where(column => column.Key == column.Column.Source.Column || _filled.Contains(column.Key))
            .ToDictionary(column => column.Key, column => new GivenColumn(column.Column, rows), StringComparer.Ordinal);
    }

    private void Add(string key, string name, ExportColumn column)
    {
        if (_columns.Exists(each => each.Key == key))
            return;
        var place = _names.IndexOf(name);
        if (place < 0)
        {
            place = _names.Count;
            _names.Add(name);
        }

        _columns.Add((key, place, column));
    }
}
