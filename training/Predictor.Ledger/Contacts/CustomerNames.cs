namespace Predictor.Ledger.Contacts;

/// <summary>Finds whom a case's or a customer's id means.</summary>
internal sealed class CustomerNames
{
    private readonly ContactTable _contacts;
    private readonly Dictionary<string, int> _byCase;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public CustomerNames(ContactTable contacts)
    {
        _contacts = contacts;
        _byCase = Enumerable.Range(0, contacts.Count).ToDictionary(contacts.CaseId, i => i, StringComparer.Ordinal);
        for (var i = 0; contacts.Table.CustomerIds is { } ids && i < contacts.Count; i++)
        {
            _byName[ids[contacts.Arrival[i]]] = contacts.Customer[i];
        }
    }

    /// <returns>Null: no such contact.</returns>
    public int? ContactOf(string? caseId) => caseId is not null && _byCase.TryGetValue(caseId, out var contact) ? contact : null;

    /// <summary>By the case, else by the customer's own id.</summary>
    /// <returns>Null: nobody among the contacts.</returns>
    public int? CustomerOf(string? caseId, string? customerId) =>
        ContactOf(caseId) is { } contact ? _contacts.Customer[contact] : customerId is not null && _byName.TryGetValue(customerId, out var customer) ? customer : null;
}
