using Predictor.Models.Bundles;

namespace Predictor.Api.Catalogue;

/// <summary>One outcome at one moment.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Words">After "the customer".</param>
/// <param name="Moment">"arrival" or "closure".</param>
/// <param name="BaseRate">Of the calibration slice.</param>
/// <param name="Report">What training measured.</param>
internal sealed record ModelOutcome(string Name, string Words, string Moment, double BaseRate, OutcomeReport Report);
