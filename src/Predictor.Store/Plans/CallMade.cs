using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Store.Plans;

/// <summary>What somebody recorded about a line, and did not take back.</summary>
/// <param name="LineId">Of the line.</param>
/// <param name="CustomerId">Null: nobody knows him.</param>
/// <param name="CaseId">Of the line's latest case then.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Action">What was done; null: nothing need be.</param>
/// <param name="End">How it ended; null: not known yet.</param>
public sealed record CallMade(string LineId, string? CustomerId, string? CaseId, DateTimeOffset At, LinePerson By, string? Action, ActionEnd? End);
