namespace Predictor.Cases.Tables;

/// <summary>
/// Grows one outcome's labels row by row, mature ones only. In the file that `features` writes, <c>LABEL_until</c> says when each became known.
/// Elsewhere a label is mature once its horizon (the moment plus days) was observed, whatever its value: positives that were seen early
/// would else be kept and the negatives beside them not. Where the outcome has a KnownFrom column, the label became known at that time,
/// which must be there, after the moment, within the horizon and observed; else at the end of the horizon.
/// </summary>
internal sealed class OutcomeLabels
{
    private const double SecondsADay = 86_400;

    private readonly CsvTable _table;
    private readonly Outcome _outcome;
    private readonly RowKeys _keys;
    private readonly LabelReader? _reader;
    private readonly int _until;
    private readonly int _knownFrom;
    private readonly long _observedUntil;
    private readonly List<sbyte> _values = [];
    private readonly List<long> _ends = [];

    public OutcomeLabels(CsvTable table, Schema schema, Outcome outcome, FlatLayout layout, RowKeys keys)
    {
        _table = table;
        _outcome = outcome;
        _keys = keys;
        _reader = table.TryFind(outcome.Label, out var label) ? new LabelReader(table, label, outcome.Positive) : null;
        _until = layout.Until(outcome);
        _knownFrom = layout.Position(outcome.KnownFrom);
        _observedUntil = schema.ObservedUntil?.ToUnixTimeSeconds() ?? long.MaxValue;
    }

    public void Read()
    {
        var value = _outcome.Moments.Contains(_keys.Moment) && _reader is not null ? _reader.Read() : (sbyte)-1;
        var end = value >= 0 && _keys.At is { } at ? FindEnd(at.ToUnixTimeSeconds()) : 0;
        _values.Add(end is null ? (sbyte)-1 : value);
        _ends.Add(end ?? 0);
    }

    /// <exception cref="DataException">One class, where both are required.</exception>
    public LabelColumn Build(bool required)
    {
        var positives = _values.Count(value => value == 1);
        var negatives = _values.Count(value => value == 0);
        if (required && positives + negatives == 0)
            throw new DataException($"{_table.Name}, column {_outcome.Label}: no row has a (mature) label of outcome {_outcome.Name}, expected both classes.");
        if (required && (positives == 0 || negatives == 0))
        {
            throw new DataException(positives == 0
                ? $"{_table.Name}, column {_outcome.Label}: all {negatives} labels are negative, none is '{_outcome.Positive}', expected both classes."
                : $"{_table.Name}, column {_outcome.Label}: all {positives} labels are '{_outcome.Positive}', none is negative, expected both classes.");
        }

        return new LabelColumn([.. _values], _keys.HasTimes ? [.. _ends] : null);
    }

    /// <summary>Epoch seconds at which the label became known; null where it is not mature. A row without a time has labels that are mature.</summary>
    private long? FindEnd(long at)
    {
        if (_until >= 0)
            return _keys.ReadTime(_until).ToUnixTimeSeconds();

        var due = at + (long)Math.Round((_outcome.HorizonDays ?? 0) * SecondsADay);
        if (due > _observedUntil)
            return null;
        if (_knownFrom < 0)
            return due;
        if (_table[_knownFrom].IsEmpty)
            return null;

        var known = _keys.ReadTime(_knownFrom).ToUnixTimeSeconds();
        return known > at && known <= _observedUntil && (_outcome.HorizonDays is null || known <= due) ? known : null;
    }
}
