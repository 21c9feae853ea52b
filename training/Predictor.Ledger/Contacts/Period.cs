namespace Predictor.Ledger.Contacts;

/// <summary>Which contacts are counted.</summary>
internal static class Period
{
    /// <returns>0: before the period, 1: in it, 2: after it; one a contact.</returns>
    public static byte[] Of(ContactTable contacts, DateTimeOffset? from, DateTimeOffset? to)
    {
        var (first, end) = (from?.ToUnixTimeSeconds() ?? long.MinValue, to?.ToUnixTimeSeconds() ?? long.MaxValue);
        var parts = new byte[contacts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var at = contacts.HasTimes ? contacts.OpenedAt(i) : 0;
            parts[i] = (byte)(!contacts.HasTimes ? 1 : at < first ? 0 : at < end ? 1 : 2);
        }

        return parts;
    }
}
