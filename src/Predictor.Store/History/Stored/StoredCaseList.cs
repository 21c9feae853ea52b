using System.Data.Common;
using System.Globalization;
using Predictor.Cases;
using Predictor.Store.Databases;

namespace Predictor.Store.History.Stored;

/// <summary>The store's cases that have opened, by position, growing row by row.</summary>
internal sealed class StoredCaseList
{
    private const long Missing = CaseLog.Missing;

    private readonly Dictionary<string, int> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _customers = new(StringComparer.Ordinal);

    public List<string> CaseIds { get; } = [];

    public List<string> CustomerIds { get; } = [];

    public List<int> Customer { get; } = [];

    public List<long> OpenedAt { get; } = [];

    public List<long> ClosedAt { get; } = [];

    public List<long> HandleSeconds { get; } = [];

    public List<long> Transfers { get; } = [];

    public List<long> Resolved { get; } = [];

    public List<long> Reopenings { get; } = [];

    /// <summary>Position of a case, or -1.</summary>
    public int FindCase(string id) => _cases.GetValueOrDefault(id, -1);

    /// <summary>Position of a customer who has a case, or -1.</summary>
    public int FindCustomer(string id) => _customers.GetValueOrDefault(id, -1);

    public static StoredCaseList Read(StoreSnapshot store, StoredColumns columns, StoredCustomers customers, GivenTexts texts, StoredWindow window, IList<string> notes, CancellationToken cancellation)
    {
        var cases = new StoredCaseList();
        var own = new string?[columns.Names.Count];
        var unopened = 0;
        foreach (var row in store.Rows(
            "SELECT case_id, customer_id, opened_at, closed_at, handle_seconds, transfers, resolved, reopenings, given FROM interaction WHERE opened_at IS NULL OR opened_at >= $1", cancellation, window.From))
        {
            if (cases.CaseIds.Count == window.MostCases)
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The store holds more than {window.MostCases:N0} cases of the time that is looked at."));
            if (row.IsDBNull(2))
            {
                unopened++;
                continue;
            }

            cases.Add(row);
            texts.Read(row.Text(8), own);
            columns.Add(row.GetString(0), own, customers.Given(row.Text(1)), name => name switch
            {
                EventNames.HandleSeconds => cases.HandleSeconds[^1],
                EventNames.Transfers => cases.Transfers[^1],
                EventNames.Resolved => cases.Resolved[^1],
                EventNames.Reopenings => cases.Reopenings[^1],
                _ => Missing,
            });
        }

        if (unopened > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{unopened} cases are left out: nothing says when they opened."));
        return cases;
    }

    private void Add(DbDataReader row)
    {
        _cases.Add(row.GetString(0), CaseIds.Count);
        CaseIds.Add(row.GetString(0));
        Customer.Add(row.Text(1) is { } customer ? PositionOf(customer) : -1);
        foreach (var (column, values) in ((int, List<long>)[])[(2, OpenedAt), (3, ClosedAt), (4, HandleSeconds), (5, Transfers), (6, Resolved), (7, Reopenings)])
        {
            values.Add(row.Whole(column) ?? Missing);
        }
    }

    private int PositionOf(string customer)
    {
        if (!_customers.TryGetValue(customer, out var position))
        {
            position = CustomerIds.Count;
            _customers.Add(customer, position);
            CustomerIds.Add(customer);
        }

        return position;
    }
}
