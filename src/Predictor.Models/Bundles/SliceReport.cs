namespace Predictor.Models.Bundles;

/// <summary>One slice of the rows.</summary>
/// <param name="Rows">Rows kept.</param>
/// <param name="Positives">Of which positive.</param>
/// <param name="Customers">Different customers.</param>
/// <param name="From">First moment; null where rows have no time.</param>
/// <param name="To">Last moment.</param>
public sealed record SliceReport(int Rows, int Positives, int Customers, DateTimeOffset? From, DateTimeOffset? To);
