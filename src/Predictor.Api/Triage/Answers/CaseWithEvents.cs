namespace Predictor.Api.Triage.Answers;

/// <param name="Case">As it is now.</param>
/// <param name="Events">What people did, oldest first.</param>
internal sealed record CaseWithEvents(CaseAnswer Case, IReadOnlyList<CaseEventAnswer> Events);
