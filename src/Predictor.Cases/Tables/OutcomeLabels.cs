using Predictor.Cases.Tables.Blocks;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>Grows one outcome's labels, mature ones only (<see cref="LabelHorizon"/>), row by row or a block at a time.</summary>
internal sealed class OutcomeLabels
{
    private readonly CsvTable _table;
    private readonly Outcome _outcome;
    private readonly RowKeys _keys;
    private readonly LabelReader? _reader;
    private readonly LabelHorizon _horizon;
    private readonly GrowingColumn<sbyte> _values;
    private readonly GrowingColumn<long> _ends;

    /// <param name="table">The file.</param>
    /// <param name="outcome">Whose label it is.</param>
    /// <param name="layout">Of the file.</param>
    /// <param name="keys">Of the current row.</param>
    /// <param name="horizon">The outcome's.</param>
    /// <param name="capacity">Rows there will be, if that is known.</param>
    public OutcomeLabels(CsvTable table, Outcome outcome, FlatLayout layout, RowKeys keys, LabelHorizon horizon, int capacity)
    {
        _table = table;
        _outcome = outcome;
        _keys = keys;
        _reader = layout.Position(outcome.Label) is >= 0 and var label ? new LabelReader(table, label, outcome.Positive) : null;
        _horizon = horizon;
        _values = new(capacity);
        _ends = new(keys.HasTimes ? capacity : 0);
    }

    public void Read()
    {
        var value = _outcome.Moments.Contains(_keys.Moment) && _reader is not null ? _reader.Read() : (sbyte)-1;
        long? end = 0;
        if (value >= 0 && _keys.At is { } at && !_horizon.TryFindEnd(at.ToUnixTimeSeconds(), _horizon.Column < 0 ? default : _table[_horizon.Column], out end))
            throw _table.Error(_horizon.Column, IsoTime.Expected);

        _values.Add(end is null ? (sbyte)-1 : value);
        if (_keys.HasTimes)
            _ends.Add(end ?? 0);
    }

    /// <summary>Learns what a block's new texts mean; false, and nothing learned, where one is a third text.</summary>
    public bool TryLearn(LabelChunk labels)
    {
        if (_reader is null)
            return true;

        var before = _reader.Negative;
        var known = labels.Values.Count;
        for (var code = known; code < labels.Texts.Count; code++)
        {
            if (!_reader.TryRead(labels.Texts.Text(code), out var value))
            {
                labels.Values.RemoveRange(known, labels.Values.Count - known);
                _reader.Negative = before;
                return false;
            }

            labels.Values.Add(value);
        }

        return true;
    }

    /// <summary>Adds a block's labels, whose texts were learned.</summary>
    public void Append(LabelChunk labels, int rows)
    {
        var values = _values.More(rows);
        for (var row = 0; row < rows; row++)
        {
            values[row] = labels.Codes[row] < 0 ? (sbyte)-1 : labels.Values[labels.Codes[row]];
        }

        if (_keys.HasTimes)
            _ends.Add(labels.Ends.AsSpan(0, rows));
    }

    /// <exception cref="DataException">One class, where both are required.</exception>
    public LabelColumn Build(bool required)
    {
        var values = _values.Build();
        var positives = values.AsSpan().Count((sbyte)1);
        var negatives = values.AsSpan().Count((sbyte)0);
        if (required && positives + negatives == 0)
            throw new DataException($"{_table.Name}, column {_outcome.Label}: no row has a (mature) label of outcome {_outcome.Name}, expected both classes.");
        if (required && (positives == 0 || negatives == 0))
        {
            throw new DataException(positives == 0
                ? $"{_table.Name}, column {_outcome.Label}: all {negatives} labels are negative, none is '{_outcome.Positive}', expected both classes."
                : $"{_table.Name}, column {_outcome.Label}: all {positives} labels are '{_outcome.Positive}', none is negative, expected both classes.");
        }

        return new LabelColumn(values, _keys.HasTimes ? _ends.Build() : null);
    }
}
