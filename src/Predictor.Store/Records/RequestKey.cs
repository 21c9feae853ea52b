namespace Predictor.Store.Records;

/// <summary>By which a caller asks for one answer however often a request comes.</summary>
/// <param name="Key">The caller's own; one a model.</param>
/// <param name="RequestSha256">Of all that the answer follows from, hex: the same key with another request is a mistake.</param>
public sealed record RequestKey(string Key, string RequestSha256);
