using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>Effect of acting, as assigned: customers to be acted on against those held out at random.</summary>
/// <param name="Of">"all", an action's name, "COLUMN: LEVEL".</param>
/// <param name="Outcome">Its name.</param>
/// <param name="Assigned">Customers to be acted on.</param>
/// <param name="Acted">Of them acted on.</param>
/// <param name="HeldOut">Customers left alone at random.</param>
/// <param name="AssignedRate">Of the outcome among the first.</param>
/// <param name="HeldOutRate">Among the others.</param>
/// <param name="Effect">Assigned less held out, adjusted by the score and stratified by band.</param>
/// <param name="Reduction">Share of the variance that the score took away.</param>
/// <param name="StillNeeded">Customers held out that are still missing to show what the policy's actions promise; 0 where there are enough, NaN where nothing says.</param>
/// <param name="Verdict">Fewer: acting helps; More: leave alone.</param>
public sealed record ActingEffect(
    string Of,
    string Outcome,
    int Assigned,
    int Acted,
    int HeldOut,
    double AssignedRate,
    double HeldOutRate,
    Estimate Effect,
    double Reduction,
    double StillNeeded,
    LedgerVerdict Verdict);
