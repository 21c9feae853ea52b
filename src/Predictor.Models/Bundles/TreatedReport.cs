namespace Predictor.Models.Bundles;

/// <summary>Labelled rows of cases that something was done about while their outcome could still come, and what became of them.</summary>
/// <param name="Handling">"keep": they count as they are; "exclude": they left all slices; "weight": they left, and those left alone stand for them too.</param>
/// <param name="Rows">Labelled rows at the moment, treated or not.</param>
/// <param name="Treated">Of which treated.</param>
/// <param name="Positives">Of which positive.</param>
public sealed record TreatedReport(string Handling, int Rows, int Treated, int Positives);
