using Predictor.Ledger.Contacts;
using Predictor.Store.History.Stored;

namespace Predictor.Ledger.BackTest;

/// <summary>When customers left.</summary>
internal static class Leavers
{
    /// <summary>By customer with a contact in the period before it: when he is on record as gone, else the first time after that contact of which it was told.</summary>
    public static SortedDictionary<int, long> Of(ContactTable contacts, byte[] period, CustomerNames names, IReadOnlyList<CustomerTime> met)
    {
        var (left, first) = (new SortedDictionary<int, long>(), new Dictionary<int, long>());
        for (var i = 0; i < contacts.Count; i++)
        {
            if (period[i] != 1)
                continue;
            first.TryAdd(contacts.Customer[i], contacts.OpenedAt(i));
            if (contacts.Table.LeftAt?[contacts.Arrival[i]] is { } leftAt && leftAt > contacts.OpenedAt(i))
                left[contacts.Customer[i]] = leftAt;
        }

        foreach (var each in met.OrderBy(each => each.At))
        {
            if (names.CustomerOf(each.CaseId, each.CustomerId) is { } customer && first.TryGetValue(customer, out var since) && each.At > since)
                left.TryAdd(customer, each.At);
        }

        return left;
    }
}
