namespace Predictor.Api.Triage.Answers;

/// <param name="Case">As it is now.</param>
/// <param name="Event">What was done.</param>
internal sealed record CaseActed(CaseAnswer Case, CaseEventAnswer Event);
