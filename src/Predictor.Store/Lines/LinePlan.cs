namespace Predictor.Store.Lines;

/// <summary>What a plan meant to be done by whom it gave a line to, as it was then.</summary>
/// <param name="Action">Name of the policy's.</param>
/// <param name="Minutes">What it takes.</param>
/// <param name="Gain">What it was expected to earn, money.</param>
public sealed record LinePlan(string Action, double Minutes, double Gain);
