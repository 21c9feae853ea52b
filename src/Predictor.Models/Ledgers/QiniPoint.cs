namespace Predictor.Models.Ledgers;

/// <param name="Share">Of the customers, those first whom acting is expected to help most.</param>
/// <param name="Avoided">Customers kept from the outcome by acting on them.</param>
public sealed record QiniPoint(double Share, double Avoided);
