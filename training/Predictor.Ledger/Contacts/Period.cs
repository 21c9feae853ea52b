namespace Predictor.Ledger.Contacts;

/// <summary>Which contacts are counted.</summary>
internal static class Period
{
    /// <returns>0: before the period, 1: in it, 2: after it; one a contact.</returns>
    public static byte[] Of(ContactTable contacts, DateTimeOffset? from, DateTimeOffset? to)
    {
        var (first, end) = (from?.ToUnixTimeSeconds() ?? long.MinValue, to?.ToUnixTimeSeconds() ?? long.MaxValue);
        return contacts.Blocks.Fill(contacts.Count, i =>
        {
            var at = contacts.HasTimes ? contacts.OpenedAt(i) : 0;
            return (byte)(!contacts.HasTimes ? 1 : at < first ? 0 : at < end ? 1 : 2);
        });
    }
}
