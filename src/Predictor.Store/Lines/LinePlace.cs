namespace Predictor.Store.Lines;

/// <summary>Where a line stands in what a query finds.</summary>
/// <param name="Ahead">Lines before it.</param>
/// <param name="Lines">All of them.</param>
public sealed record LinePlace(long Ahead, long Lines);
