namespace Predictor.Ledger.Learning;

/// <summary>Contacts that something is given for, and where those that it was learned from are among them.</summary>
/// <param name="Contacts">Null: all.</param>
/// <param name="Learned">Place of each contact that was learned from; null: they are not among those asked, or all are asked.</param>
internal readonly record struct AskedContacts(int[]? Contacts, int[]? Learned)
{
    public static AskedContacts All => default;
}
