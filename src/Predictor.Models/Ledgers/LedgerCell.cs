using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>A group whose outputs and outcomes disagree.</summary>
/// <param name="Column">Of the grouping.</param>
/// <param name="Level">Of the column.</param>
/// <param name="GreenOutside">Good on outputs and bad on outcomes; else the other way round.</param>
/// <param name="Outcome">By which it is bad or good.</param>
/// <param name="AgainstExpected">Handle time against what such cases take, less 1; null where there is none.</param>
/// <param name="Within">Share that meets its targets; null where none holds.</param>
/// <param name="Pooled">Observed over expected.</param>
/// <param name="Excess">Customers beyond expectation; below 0: fewer.</param>
/// <param name="Net">Money; null where the policy does not say.</param>
/// <param name="Evidence">In one sentence.</param>
/// <param name="Cases">Contacts of the group that the outcome was counted at (or, where fewer met it, that were expected most), the latest first, at most <see cref="MostCases"/>.</param>
public sealed record LedgerCell(
    string Column,
    string Level,
    bool GreenOutside,
    string Outcome,
    double? AgainstExpected,
    double? Within,
    Estimate Pooled,
    Estimate Excess,
    Estimate? Net,
    string Evidence,
    IReadOnlyList<string> Cases)
{
    public const int MostCases = 50;
}
