namespace Predictor.Api.Triage.Answers;

/// <summary>A case that was not changed.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Status">What it alone would have been answered with: 404, 409, 412 or 503.</param>
/// <param name="Detail">Why.</param>
/// <param name="Case">As it is now; null where it is not known.</param>
/// <param name="Last">What was done to it last; null: nothing, or it is not known.</param>
internal sealed record CaseMissed(string Id, int Status, string Detail, CaseAnswer? Case, CaseEventAnswer? Last);
