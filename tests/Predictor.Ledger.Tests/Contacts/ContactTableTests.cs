using Predictor.Cases;
using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Tests.Contacts;

public sealed class ContactTableTests
{
    [Fact]
    public void Rows_of_a_case_are_one_contact_and_contacts_stand_in_order_of_opening()
    {
        // Case b opened first; c has no arrival row, a no closure row.
        var contacts = ContactTable.Of(Table(
            ("a", "x", Moment.Arrival, 20), ("b", "y", Moment.Arrival, 10), ("b", "y", Moment.Closure, 10), ("c", "x", Moment.Closure, 30)));

        Assert.Equal(["b", "a", "c"], Enumerable.Range(0, 3).Select(contacts.CaseId));
        Assert.Equal([1, 0, 3], contacts.Arrival);
        Assert.Equal([2, -1, 3], contacts.Closure);
        Assert.Equal([0, 1, 1], contacts.Customer);
        Assert.Equal([1, 2], contacts.Order.RowsOf(1).ToArray());
    }

    private static CaseTable Table(params (string Case, string Customer, Moment Moment, long At)[] rows)
    {
        long[] at = [.. rows.Select(row => row.At)];
        return new CaseTable
        {
            Schema = new Schema { Name = "t", Columns = [], Outcomes = [] },
            CaseIds = [.. rows.Select(row => row.Case)],
            CustomerIds = [.. rows.Select(row => row.Customer)],
            Moments = [.. rows.Select(row => row.Moment)],
            At = at,
            OpenedAt = at,
            Ordered = true,
            Cells = [],
            Labels = [],
        };
    }
}
