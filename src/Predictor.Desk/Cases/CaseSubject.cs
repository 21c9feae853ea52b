using Predictor.Store.Lines;

namespace Predictor.Desk.Cases;

/// <summary>Whose page a case's page is: a customer's line in the queue, or a customer (or a case without one) that has none.</summary>
/// <param name="Line">Of who has none: as it would be.</param>
/// <param name="IsListed">Whether there is such a line, also one that has ended.</param>
/// <param name="IsScored">False: the model that answers has never scored the customer, so that the line says nothing of him but who he is.</param>
/// <param name="Path">Of the page.</param>
public sealed record CaseSubject(Line Line, bool IsListed, bool IsScored, string Path)
{
    public static string PathOfLine(string lineId) => $"/cases/{lineId}";

    public static string PathOfCase(string caseId) => $"/cases/of/{Uri.EscapeDataString(caseId)}";

    public static string PathOfCustomer(string customerId) => $"/customers/{Uri.EscapeDataString(customerId)}";
}
