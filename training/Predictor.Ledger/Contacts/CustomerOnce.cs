using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Contacts;

/// <summary>
/// Counts each customer once for an outcome and period. Labels say of every contact whether the outcome followed within its horizon; of several that it
/// followed, one keeps it.
/// </summary>
internal static class CustomerOnce
{
    /// <summary>Share of the customers who met an outcome that may have later contacts, for it to count as one that ends them.</summary>
    private const double EndsContacts = 0.1;

    /// <param name="rule">Which contact keeps it.</param>
    /// <param name="labels">1, 0, -1 without; by contact, in order of opening.</param>
    /// <param name="customers">Of each contact.</param>
    /// <param name="count">How many customers there are.</param>
    /// <param name="parts">Of time, in each of which a customer counts by himself.</param>
    /// <param name="groups">Of each contact, for <see cref="Attribution.Touched"/>.</param>
    /// <returns>1, 0, -1: does not count.</returns>
    public static sbyte[] Apply(Attribution rule, sbyte[] labels, int[] customers, int count, byte[] parts, int[]? groups)
    {
        var counted = (sbyte[])labels.Clone();
        if (rule == Attribution.First)
        {
            var met = new byte[count];
            for (var i = 0; i < counted.Length; i++)
            {
                var part = (byte)(1 << parts[i]);
                if ((met[customers[i]] & part) != 0)
                    counted[i] = -1;
                else if (counted[i] == 1)
                    met[customers[i]] |= part;
            }

            return counted;
        }

        var kept = new HashSet<(int Customer, byte Part, int Group)>();
        for (var i = counted.Length - 1; i >= 0; i--)
        {
            if (counted[i] == 1 && !kept.Add((customers[i], parts[i], rule == Attribution.Touched ? groups![i] : -1)))
                counted[i] = 0;
        }

        return counted;
    }

    /// <summary>Last for what ends a customer's contacts, as leaving does; first for what is met again, as returns are.</summary>
    /// <param name="contacts">All.</param>
    /// <param name="labels">Of the outcome.</param>
    /// <param name="horizonDays">Of the outcome; null: none.</param>
    public static Attribution RuleFor(ContactTable contacts, sbyte[] labels, double? horizonDays)
    {
        if (!contacts.HasTimes || horizonDays is not { } days)
            return Attribution.Last;
        var last = new long[contacts.Customers];
        var due = Enumerable.Repeat(long.MaxValue, contacts.Customers).ToArray();
        for (var i = 0; i < contacts.Count; i++)
        {
            var customer = contacts.Customer[i];
            last[customer] = contacts.OpenedAt(i);
            if (labels[i] == 1 && due[customer] == long.MaxValue)
                due[customer] = contacts.OpenedAt(i) + (long)(days * 86_400);
        }

        var (met, later) = (0, 0);
        for (var customer = 0; customer < last.Length; customer++)
        {
            met += due[customer] < long.MaxValue ? 1 : 0;
            later += due[customer] < last[customer] ? 1 : 0;
        }

        return later <= EndsContacts * met ? Attribution.Last : Attribution.First;
    }
}
