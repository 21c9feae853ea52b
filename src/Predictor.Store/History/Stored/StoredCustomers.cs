using Predictor.Store.Databases;
using Predictor.Store.Records;

namespace Predictor.Store.History.Stored;

/// <summary>All customers on record, by id.</summary>
internal sealed class StoredCustomers
{
    private readonly Dictionary<string, (CustomerRecord Record, string?[]? Given)> _customers = new(StringComparer.Ordinal);

    public static StoredCustomers Read(StoreSnapshot store, GivenTexts texts, int names, CancellationToken cancellation)
    {
        var customers = new StoredCustomers();
        var given = new string?[names];
        foreach (var row in store.Rows("SELECT customer_id, joined_at, value, contract_ends_at, left_at, given FROM customer", cancellation))
        {
            var record = new CustomerRecord
            {
                CustomerId = row.GetString(0),
                JoinedAt = row.Whole(1),
                Value = row.Whole(2),
                ContractEndsAt = row.Whole(3),
                LeftAt = row.Whole(4),
            };
            texts.Read(row.Text(5), given);
            customers._customers.Add(record.CustomerId, (record, Array.Exists(given, text => text is not null) ? [.. given] : null));
        }

        return customers;
    }

    /// <summary>Whether the company has anybody on record here; where it has not, every customer counts as on record.</summary>
    public bool Any => _customers.Count > 0;

    public CustomerRecord? Find(string? id) => id is not null && _customers.TryGetValue(id, out var found) ? found.Record : null;

    public string?[]? Given(string? id) => id is not null && _customers.TryGetValue(id, out var found) ? found.Given : null;
}
