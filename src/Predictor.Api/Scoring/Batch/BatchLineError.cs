namespace Predictor.Api.Scoring.Batch;

/// <summary>A batch's answer to a line that could not be used.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Status">As the same body alone would be answered.</param>
/// <param name="Errors">By place.</param>
internal sealed record BatchLineError(long Line, int Status, IReadOnlyDictionary<string, string[]> Errors);
