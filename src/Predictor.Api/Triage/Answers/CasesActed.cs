namespace Predictor.Api.Triage.Answers;

/// <summary>What became of an act on several cases: each was changed or not by itself.</summary>
/// <param name="Act">By which what was done is undone at once.</param>
/// <param name="Done">As they are now.</param>
/// <param name="Missed">Not changed, each with why.</param>
internal sealed record CasesActed(string Act, IReadOnlyList<CaseActed> Done, IReadOnlyList<CaseMissed> Missed);
