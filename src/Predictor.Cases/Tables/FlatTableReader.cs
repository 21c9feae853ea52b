namespace Predictor.Cases.Tables;

/// <summary>Reads the whole of one file into growing columns, strictly.</summary>
internal sealed class FlatTableReader
{
    private readonly CsvTable _table;
    private readonly Schema _schema;
    private readonly FlatLayout _layout;
    private readonly TimeZoneInfo _zone;
    private readonly RowKeys _keys;
    private readonly CellColumnBuilder[] _cells;
    private readonly CellProblemTally _problems;
    private readonly OutcomeLabels[] _labels;
    private readonly bool _labelsRequired;

    public FlatTableReader(CsvTable table, Schema schema, bool labels)
    {
        _table = table;
        _schema = schema;
        _layout = new FlatLayout(table, schema, labels);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);
        _keys = new RowKeys(table, _layout, _zone, pool: true);
        _cells = [.. schema.FeatureColumns.Select(column => new CellColumnBuilder(column))];
        _problems = new CellProblemTally(schema.FeatureColumns);
        _labels = [.. schema.Outcomes.Select(outcome => new OutcomeLabels(table, schema, outcome, _layout, _keys))];
        _labelsRequired = labels;
    }

    public CaseTable Read(bool ordered)
    {
        List<string> cases = [], customers = [];
        List<Moment> moments = [];
        List<long> at = [], openedAt = [];
        var seen = new HashSet<(string, Moment)>();
        while (_table.Read())
        {
            _keys.Read();
            if (_layout.CaseKey is { } key && !seen.Add((_keys.CaseId, _keys.Moment)))
                throw _table.Error(_table.Find(key), _layout.MomentKey is null ? "an id of its own: it stood here before" : "an id of its own: it stood here before with the same moment");

            cases.Add(_keys.CaseId);
            moments.Add(_keys.Moment);
            if (_keys.CustomerId is { } customer)
                customers.Add(customer);
            if (_keys is { At: { } time, OpenedAt: { } opened })
            {
                at.Add(time.ToUnixTimeSeconds());
                openedAt.Add(opened.ToUnixTimeSeconds());
            }

            ReadCells();
            foreach (var label in _labels)
            {
                label.Read();
            }
        }

        if (cases.Count == 0)
            throw new DataException($"{_table.Name}: there are no rows below the header.");

        return new CaseTable
        {
            Schema = _schema,
            CaseIds = [.. cases],
            CustomerIds = _keys.HasCustomers ? [.. customers] : null,
            Moments = [.. moments],
            At = _keys.HasTimes ? [.. at] : null,
            OpenedAt = _keys.HasTimes ? [.. openedAt] : null,
            Ordered = ordered,
            Cells = [.. _cells.Select(cells => cells.Build())],
            Labels = [.. _labels.Select(label => label.Build(_labelsRequired))],
            Problems = _problems.Counts(),
        };
    }

    private void ReadCells()
    {
        for (var column = 0; column < _cells.Length; column++)
        {
            var position = _layout.Features[column];
            if (position < 0)
            {
                _cells[column].Add(_keys.Moment, ClockCell.Read(_schema.FeatureColumns[column], TimeZoneInfo.ConvertTime(_keys.At!.Value, _zone)));
                continue;
            }

            var text = _table[position];
            var problem = _cells[column].Add(_keys.Moment, text);
            if (problem == CellProblem.None)
                continue;
            if (CellProblemTally.Expected(problem) is { } expected)
                throw _table.Error(position, expected);
            _problems.Add(column, problem, _table.Line, text);
        }
    }
}
