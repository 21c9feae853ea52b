using Predictor.Store.History.Stored;

namespace Predictor.Ledger.BackTest;

/// <summary>What was said of customers, who looked at them, and of whom it was told that he met the outcome.</summary>
/// <param name="Predictions">Of the policy's value outcome.</param>
/// <param name="Looks">When somebody looked at a customer; what was done about him need not be among them.</param>
/// <param name="Met">When customers met the outcome, beside those who are on record as gone.</param>
public sealed record Hindsight(IReadOnlyList<PastPrediction> Predictions, IReadOnlyList<CustomerTime> Looks, IReadOnlyList<CustomerTime> Met)
{
    public static Hindsight None { get; } = new([], [], []);
}
