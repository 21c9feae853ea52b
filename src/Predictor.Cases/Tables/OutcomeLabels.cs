namespace Predictor.Cases.Tables;

/// <summary>
/// Grows one outcome's labels row by row. A label became known, in this order: when <c>LABEL_until</c> says (the file that `features` writes,
/// which holds mature labels only), when the outcome's KnownFrom column says, after the outcome's horizon, at the moment itself.
/// Without <c>LABEL_until</c> a label known after its horizon or after the end of observation is no label.
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

    public OutcomeLabels(CsvTable table, Schema schema, Outcome outcome, RowKeys keys)
    {
        _table = table;
        _outcome = outcome;
        _keys = keys;
        _reader = table.TryFind(outcome.Label, out var label) ? new LabelReader(table, label, outcome.Positive) : null;
        table.TryFind(FeaturesFile.Until(outcome), out _until);
        _knownFrom = outcome.KnownFrom is { } known && table.TryFind(known, out var position) ? position : -1;
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

    /// <summary>Epoch seconds at which the label became known; null where it is not mature.</summary>
    private long? FindEnd(long at)
    {
        if (_until >= 0)
            return _keys.ReadTime(_until).ToUnixTimeSeconds();

        var horizon = _outcome.HorizonDays is { } days ? at + (long)(days * SecondsADay) : (long?)null;
        var end = _knownFrom >= 0 ? _keys.ReadTime(_knownFrom).ToUnixTimeSeconds() : horizon ?? at;
        return end > horizon || end > _observedUntil ? null : end;
    }
}
