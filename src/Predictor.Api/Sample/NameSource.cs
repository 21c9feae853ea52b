namespace Predictor.Api.Sample;

/// <summary>Where customers' display names are.</summary>
/// <param name="Table">File name.</param>
/// <param name="Key">Column with the customer's id.</param>
/// <param name="Name">Column with the display name.</param>
public sealed record NameSource(string Table, string Key, string Name);
