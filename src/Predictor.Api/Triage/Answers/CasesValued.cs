namespace Predictor.Api.Triage.Answers;

/// <param name="PolicyVersion">Of the policy that took effect last.</param>
/// <param name="AsOf">When all that stood were valued by it; null: some are still valued by the one before (<c>policyVersion</c> of each says by which).</param>
internal sealed record CasesValued(int PolicyVersion, DateTime? AsOf);
