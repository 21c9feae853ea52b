namespace Predictor.Models.Comparisons;

/// <summary>What the expected maximum profit was reckoned with.</summary>
/// <param name="PolicyVersion">Whose bands and money these are.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Outcome">The policy's value outcome: profit is reckoned for it alone.</param>
/// <param name="CustomerValue">Of one customer, money.</param>
/// <param name="OfferCost">Of the offer, where it is taken.</param>
/// <param name="ContactCost">Of the contact, always.</param>
/// <param name="Alpha">Of the beta distribution of acceptance.</param>
/// <param name="Beta">Of the same.</param>
/// <param name="IsAssumed">The policy says no value or no action, so these are the defaults of the measure.</param>
public sealed record ComparedMoney(
    int PolicyVersion, string Currency, string Outcome, double CustomerValue, double OfferCost, double ContactCost, double Alpha, double Beta, bool IsAssumed);
