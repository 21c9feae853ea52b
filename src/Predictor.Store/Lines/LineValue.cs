namespace Predictor.Store.Lines;

/// <summary>What a line is worth by a policy, money.</summary>
/// <param name="PolicyVersion">The policy's.</param>
/// <param name="Worth">Of the customer; null: nobody knows.</param>
/// <param name="AtStake">Probability times worth; 0 where that is unknown.</param>
/// <param name="Gain">Expected of the suggested action; 0 without one.</param>
/// <param name="Action">The suggested action's name; null: none earns anything.</param>
public sealed record LineValue(int PolicyVersion, double? Worth, double AtStake, double Gain, string? Action);
