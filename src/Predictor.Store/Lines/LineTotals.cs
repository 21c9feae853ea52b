namespace Predictor.Store.Lines;

/// <summary>All lines of a query together.</summary>
/// <param name="Lines">How many.</param>
/// <param name="AtStake">Money.</param>
/// <param name="Gain">Money, expected of the suggested actions.</param>
public sealed record LineTotals(long Lines, double AtStake, double Gain);
