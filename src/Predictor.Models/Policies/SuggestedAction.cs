namespace Predictor.Models.Policies;

/// <summary>Something that can be done about a case.</summary>
/// <param name="Name">"callBack".</param>
/// <param name="Words">"Call back".</param>
/// <param name="Cost">Money, whether accepted or not.</param>
/// <param name="OfferCost">Money, only when accepted.</param>
/// <param name="Acceptance">Share of customers about to leave whom it keeps, 0 to 1.</param>
/// <param name="Minutes">Of a person's time.</param>
public sealed record SuggestedAction(string Name, string Words, double Cost, double OfferCost, double Acceptance, double Minutes);
