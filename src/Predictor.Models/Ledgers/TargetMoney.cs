using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>What a target saves and what goes with it, in money.</summary>
/// <param name="Basis">Where both come from: before and after, or the contacts that were rushed.</param>
/// <param name="Hours">Of handling saved.</param>
/// <param name="Saved">They cost so much.</param>
/// <param name="Lost">More customers who met the value outcome.</param>
/// <param name="Loss">They cost so much.</param>
/// <param name="Net">Saved less loss, its interval of both together.</param>
public sealed record TargetMoney(MoneyBasis Basis, Estimate Hours, Estimate Saved, Estimate Lost, Estimate Loss, Estimate Net);
