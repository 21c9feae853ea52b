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
        if (rule == Attribution.Touched)
        {
            var kept = new HashSet<(int Customer, byte Part, int Group)>();
            for (var i = counted.Length - 1; i >= 0; i--)
            {
                if (counted[i] == 1 && !kept.Add((customers[i], parts[i], groups![i])))
                    counted[i] = 0;
            }

            return counted;
        }

        // The parts of time in which each customer has met it.
        var met = new byte[count];
        for (var at = 0; at < counted.Length; at++)
        {
            var i = rule == Attribution.First ? at : counted.Length - 1 - at;
            ref var known = ref met[customers[i]];
            var part = (byte)(1 << parts[i]);
            if ((known & part) == 0)
                known |= counted[i] == 1 ? part : (byte)0;
            else if (rule == Attribution.First || counted[i] == 1)
                counted[i] = (sbyte)(rule == Attribution.First ? -1 : 0);
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
        var horizon = (long)(days * 86_400);
        int FirstMet(int customer)
        {
            foreach (var contact in contacts.Order.RowsOf(customer))
            {
                if (labels[contact] == 1)
                    return contact;
            }

            return -1;
        }

        var met = contacts.Blocks.Count(contacts.Customers, customer => FirstMet(customer) >= 0);
        var later = contacts.Blocks.Count(
            contacts.Customers, customer => FirstMet(customer) is >= 0 and var first && contacts.OpenedAt(first) + horizon < contacts.OpenedAt(contacts.Order.RowsOf(customer)[^1]));
        return later <= EndsContacts * met ? Attribution.Last : Attribution.First;
    }
}
