using Predictor.Cases.Tables.Blocks;

namespace Predictor.Cases.Tables;

/// <summary>The columns of a case table as they grow, by the rows of a file or by blocks of them.</summary>
internal sealed class FlatTableBuilder
{
    private readonly CsvTable _table;
    private readonly Schema _schema;
    private readonly FlatLayout _layout;
    private readonly TimeZoneInfo _zone;
    private readonly RowKeys _keys;
    private readonly GrowingColumn<string> _cases;
    private readonly GrowingColumn<string> _customers;
    private readonly GrowingColumn<Moment> _moments;
    private readonly GrowingColumn<long> _at;
    private readonly GrowingColumn<long> _openedAt;
    private readonly HashSet<(string, Moment)> _seen = [];
    private readonly CellColumnBuilder[] _cells;
    private readonly CellProblemTally _problems;
    private readonly OutcomeLabels[] _labels;

    /// <param name="table">The file.</param>
    /// <param name="schema">Which columns, keys and labels.</param>
    /// <param name="layout">Of the file.</param>
    /// <param name="zone">The schema's.</param>
    /// <param name="keys">Of the current row.</param>
    /// <param name="horizons">One an outcome.</param>
    /// <param name="capacity">Rows there will be at most, if that is known.</param>
    public FlatTableBuilder(CsvTable table, Schema schema, FlatLayout layout, TimeZoneInfo zone, RowKeys keys, IReadOnlyList<LabelHorizon> horizons, int capacity)
    {
        (_table, _schema, _layout, _zone, _keys) = (table, schema, layout, zone, keys);
        _moments = new(capacity);
        _cases = new(keys.HasCases ? capacity : 0);
        _customers = new(keys.HasCustomers ? capacity : 0);
        _at = new(keys.HasTimes ? capacity : 0);
        _openedAt = new(keys.HasTimes ? capacity : 0);
        _cells = [.. schema.FeatureColumns.Select(column => new CellColumnBuilder(column, capacity))];
        _problems = new CellProblemTally(schema.FeatureColumns);
        _labels = [.. schema.Outcomes.Select((outcome, i) => new OutcomeLabels(table, outcome, layout, keys, horizons[i], capacity))];
    }

    /// <summary>Reads the rows that the table has left, one by one.</summary>
    public void ReadRows()
    {
        while (_table.Read())
        {
            _keys.Read();
            if (_keys.HasCases)
            {
                if (!_seen.Add((_keys.CaseId, _keys.Moment)))
                    throw _table.Error(_table.Find(_layout.CaseKey!), _layout.MomentKey is null ? "an id of its own: it stood here before" : "an id of its own: it stood here before with the same moment");
                _cases.Add(_keys.CaseId);
            }

            _moments.Add(_keys.Moment);
            if (_keys.CustomerId is { } customer)
                _customers.Add(customer);
            if (_keys is { At: { } time, OpenedAt: { } opened })
            {
                _at.Add(time.ToUnixTimeSeconds());
                _openedAt.Add(opened.ToUnixTimeSeconds());
            }

            ReadCells();
            foreach (var label in _labels)
            {
                label.Read();
            }
        }
    }

    /// <summary>Adds the rows of a block; false, and nothing added, where they do not go with those before: a case that was there, a third text of a label.</summary>
    public bool TryAppend(FlatBlock block)
    {
        for (var outcome = 0; outcome < _labels.Length; outcome++)
        {
            if (!_labels[outcome].TryLearn(block.Labels[outcome]))
                return false;
        }

        if (_keys.HasCases && !TryAppendCases(block))
            return false;

        if (_keys.HasCustomers)
            AppendCustomers(block);
        _moments.Add(block.Keys.Moments.AsSpan(0, block.Rows));
        if (_keys.HasTimes)
        {
            _at.Add(block.Keys.At.AsSpan(0, block.Rows));
            _openedAt.Add(block.Keys.OpenedAt.AsSpan(0, block.Rows));
        }

        for (var column = 0; column < _cells.Length; column++)
        {
            block.Features[column].AppendTo(_cells[column], block.Rows);
        }

        for (var outcome = 0; outcome < _labels.Length; outcome++)
        {
            _labels[outcome].Append(block.Labels[outcome], block.Rows);
        }

        _problems.Take(block.Problems);
        _keys.Skip(block.Rows);
        return true;
    }

    /// <exception cref="DataException">No rows, or labels of one class where both are required.</exception>
    public CaseTable Build(bool ordered, bool labelsRequired)
    {
        if (_moments.Count == 0)
            throw new DataException($"{_table.Name}: there are no rows below the header.");

        return new CaseTable
        {
            Schema = _schema,
            CaseIds = _keys.HasCases ? _cases.Build() : new RowNumbers(_moments.Count),
            CustomerIds = _keys.HasCustomers ? _customers.Build() : null,
            Moments = _moments.Build(),
            At = _keys.HasTimes ? _at.Build() : null,
            OpenedAt = _keys.HasTimes ? _openedAt.Build() : null,
            Ordered = ordered,
            Cells = [.. _cells.Select(cells => cells.Build())],
            Labels = [.. _labels.Select(label => label.Build(labelsRequired))],
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

    private bool TryAppendCases(FlatBlock block)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            if (_seen.Add((block.Keys.CaseIds[row], block.Keys.Moments[row])))
                continue;

            for (var added = 0; added < row; added++)
            {
                _seen.Remove((block.Keys.CaseIds[added], block.Keys.Moments[added]));
            }

            return false;
        }

        _cases.Add(block.Keys.CaseIds.AsSpan(0, block.Rows));
        return true;
    }

    private void AppendCustomers(FlatBlock block)
    {
        // A row without a customer is named by its case, and that, where cases are numbered, by the rows before.
        var before = _customers.Count;
        for (var row = 0; row < block.Rows; row++)
        {
            var id = block.Keys.Customer(block.Cells, row);
            _customers.Add(_keys.ReadCustomerId(id, id.IsEmpty ? CaseId(block, before, row) : ""));
        }
    }

    private string CaseId(FlatBlock block, int before, int row) =>
        _keys.HasCases ? block.Keys.CaseIds[row] : new RowNumbers(before + row + 1)[before + row];
}
