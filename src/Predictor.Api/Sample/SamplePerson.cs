namespace Predictor.Api.Sample;

/// <summary>Somebody fictional, whom customers of the sample can be given to; nobody signs in as her.</summary>
/// <param name="Name">An id.</param>
/// <param name="DisplayName">For people.</param>
/// <param name="Teams">Of the sample.</param>
public sealed record SamplePerson(string Name, string DisplayName, IReadOnlyList<string> Teams);
