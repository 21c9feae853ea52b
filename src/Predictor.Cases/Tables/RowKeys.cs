using System.Globalization;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>What names and times the current row of a file.</summary>
/// <param name="table">The file.</param>
/// <param name="layout">Where things stand in it.</param>
/// <param name="zone">Of times without an offset.</param>
/// <param name="pool">Customers come again and again: keep one string each, not one a row. Not for a file that may be larger than memory.</param>
internal sealed class RowKeys(CsvTable table, FlatLayout layout, TimeZoneInfo zone, bool pool)
{
    private readonly int _case = layout.Position(layout.CaseKey);
    private readonly int _customer = layout.Position(layout.CustomerKey);
    private readonly int _time = layout.Position(layout.TimeKey);
    private readonly int _moment = layout.Position(layout.MomentKey);

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _customers = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private int _rows;

    public bool HasCustomers => _customer >= 0;

    /// <summary>Whether the file names its cases; else they are numbered.</summary>
    public bool HasCases => _case >= 0;

    public bool HasTimes => _time >= 0;

    public string CaseId { get; private set; } = "";

    /// <summary>Null where the file names no customers. A row that leaves it empty is a customer of its own.</summary>
    public string? CustomerId { get; private set; }

    public Moment Moment { get; private set; } = layout.OnlyMoment ?? Moment.Arrival;

    /// <summary>Null where the file has no times.</summary>
    public DateTimeOffset? At { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    /// <exception cref="DataException">An empty case id, a time that is none, a moment that is neither.</exception>
    public void Read()
    {
        _rows++;
        CaseId = _case < 0 ? _rows.ToString(CultureInfo.InvariantCulture) : ReadCaseId();
        if (_customer >= 0)
            CustomerId = ReadCustomerId(table[_customer], CaseId);
        if (_moment >= 0)
            Moment = ReadMoment();
        if (_time >= 0)
        {
            At = ReadTime(_time);
            OpenedAt = layout.OpenedAt < 0 ? At : ReadTime(layout.OpenedAt);
        }
    }

    /// <summary>Counts rows that were read elsewhere.</summary>
    public void Skip(int rows) => _rows += rows;

    /// <summary>The customer that an id names, its string one of the pool's.</summary>
    public string ReadCustomerId(ReadOnlySpan<char> id, string caseId)
    {
        if (id.IsEmpty)
            return $"(case {caseId})";
        if (!pool)
            return id.ToString();
        if (!_customers.TryGetValue(id, out var known))
            _customers[id] = known = id.ToString();
        return known;
    }

    private DateTimeOffset ReadTime(int column) =>
        IsoTime.TryParse(table[column], zone, out var time) ? time : throw table.Error(column, IsoTime.Expected);

    public static bool TryParseMoment(ReadOnlySpan<char> text, out Moment moment)
    {
        moment = text.Equals("closure", StringComparison.OrdinalIgnoreCase) ? Moment.Closure : Moment.Arrival;
        return moment == Moment.Closure || text.Equals("arrival", StringComparison.OrdinalIgnoreCase);
    }

    private string ReadCaseId() =>
        table[_case] is { IsEmpty: false } id ? id.ToString() : throw table.Error(_case, "a case id");

    private Moment ReadMoment() => TryParseMoment(table[_moment], out var moment) ? moment : throw table.Error(_moment, "arrival or closure");
}
