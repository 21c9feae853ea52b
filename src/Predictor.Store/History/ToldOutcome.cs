namespace Predictor.Store.History;

/// <summary>One thing told of an outcome.</summary>
/// <param name="At">Epoch seconds: when it happened, or up to when it was seen not to have.</param>
/// <param name="Happened">Whether it did.</param>
internal readonly record struct ToldOutcome(long At, bool Happened);
