using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Cases.Text;

namespace Predictor.Training.Scoring;

/// <summary>Rows of a flat file as a model sees them, read one after the other: what a live request's fields become, a row of the file becomes too.</summary>
/// <remarks>What cannot be used counts as missing and is counted, as the service warns of it and answers.</remarks>
internal sealed class CaseRows
{
    private readonly CsvTable _file;
    private readonly CaseEncoder _encoder;
    private readonly (int Column, int Position)[] _cells;
    private readonly int _moment;
    private readonly int _time;
    private readonly Moment _only;
    private readonly TimeZoneInfo _zone;

    /// <exception cref="DataException">Naming all columns the file lacks.</exception>
    public CaseRows(CsvTable file, CaseEncoder encoder)
    {
        (_file, _encoder) = (file, encoder);
        var schema = encoder.Schema;
        var moments = schema.Outcomes.SelectMany(outcome => outcome.Moments).Distinct().ToArray();
        _only = moments.Max();
        _zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);
        _moment = schema.MomentKey is { } momentKey ? Position(momentKey) : -1;
        _time = schema.TimeKey is { } timeKey ? Position(timeKey) : -1;
        _cells = [.. schema.FeatureColumns.Select((column, index) => (index, Position(column.Name))).Where(cell => cell.Item2 >= 0)];

        string[] needed =
        [
            .. schema.FeatureColumns
                .Where(column => column.Source != ColumnSource.Clock || _time < 0)
                .Select(column => column.Name),
            .. moments.Length > 1 && schema.MomentKey is { } key ? [key] : Array.Empty<string>(),
        ];
        file.Find(needed);
    }

    /// <summary>How many cells of each column could not be used, by column and problem.</summary>
    public SortedDictionary<(string Column, CellProblem Problem), int> Problems { get; } = [];

    /// <summary>The current row of the file as cells.</summary>
    /// <exception cref="DataException">A moment or a time that cannot be read.</exception>
    public Moment Read(Span<float> row)
    {
        var moment = ReadMoment();
        _encoder.Clear(row);
        if (_time >= 0 && !_file[_time].IsEmpty)
            _encoder.SetClock(row, ReadTime());
        foreach (var (column, position) in _cells)
        {
            var problem = _encoder.Set(row, column, moment, _file[position]);
            if (problem is not (CellProblem.None or CellProblem.NotYetKnown))
                Count(column, problem);
        }

        return moment;
    }

    private Moment ReadMoment()
    {
        if (_moment < 0)
            return _only;
        var text = _file[_moment];
        return text.Equals("arrival", StringComparison.OrdinalIgnoreCase) ? Moment.Arrival
            : text.Equals("closure", StringComparison.OrdinalIgnoreCase) ? Moment.Closure
            : throw _file.Error(_moment, "arrival or closure");
    }

    private DateTimeOffset ReadTime() =>
        IsoTime.TryParse(_file[_time], _zone, out var time) ? time : throw _file.Error(_time, IsoTime.Expected);

    private void Count(int column, CellProblem problem)
    {
        var key = (_encoder.Schema.FeatureColumns[column].Name, problem);
        Problems[key] = Problems.GetValueOrDefault(key) + 1;
    }

    private int Position(string column) => _file.TryFind(column, out var position) ? position : -1;
}
