namespace Predictor.Desk;

/// <summary>One file of the pages.</summary>
/// <param name="Path">Holds the content's fingerprint, so that it can be kept forever.</param>
/// <param name="ContentType">As sent.</param>
/// <param name="Content">The bytes.</param>
public sealed record DeskAsset(string Path, string ContentType, byte[] Content);
