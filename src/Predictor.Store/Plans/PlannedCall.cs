using Predictor.Store.Lines;

namespace Predictor.Store.Plans;

/// <summary>What a plan gave to somebody, and was not taken back.</summary>
/// <param name="LineId">Of the line.</param>
/// <param name="CustomerId">Null: nobody knows him.</param>
/// <param name="CaseId">Of the line's latest case then.</param>
/// <param name="ActId">Of the plan.</param>
/// <param name="At">When.</param>
/// <param name="To">To whom.</param>
/// <param name="Plan">What was planned.</param>
public sealed record PlannedCall(string LineId, string? CustomerId, string? CaseId, string ActId, DateTimeOffset At, LinePerson To, LinePlan Plan);
