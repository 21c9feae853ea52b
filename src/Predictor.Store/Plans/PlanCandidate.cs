namespace Predictor.Store.Plans;

/// <summary>An open line that a plan may take, with no more than planning asks for.</summary>
/// <param name="LineId">Of the line.</param>
/// <param name="CustomerId">Null: nobody knows him.</param>
/// <param name="Team">Null: none has it.</param>
/// <param name="Action">Suggested.</param>
/// <param name="Gain">Expected of it, money.</param>
/// <param name="AtStake">Money.</param>
/// <param name="Owner">Who has it; null: nobody.</param>
/// <param name="AskedForContact">Whether the customer asked to be contacted.</param>
public sealed record PlanCandidate(string LineId, string? CustomerId, string? Team, string Action, double Gain, double AtStake, string? Owner, bool AskedForContact);
