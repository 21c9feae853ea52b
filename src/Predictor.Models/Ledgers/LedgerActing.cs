namespace Predictor.Models.Ledgers;

/// <summary>Whether acting helped.</summary>
/// <param name="HoldOutShare">By the policy; 0: nobody is held out.</param>
/// <param name="Effects">All first, then by action and by segment; empty where nothing is randomised.</param>
/// <param name="Uplift">Null: too few, or nothing randomised.</param>
/// <param name="NeededShare">A hold-out that would do; NaN where nothing says.</param>
/// <param name="NeededPerArm">Customers held out that would show an effect as large as the policy's actions promise; NaN likewise.</param>
/// <param name="Sentence">What is known.</param>
public sealed record LedgerActing(
    double HoldOutShare, IReadOnlyList<ActingEffect> Effects, ActingUplift? Uplift, double NeededShare, double NeededPerArm, string Sentence);
