namespace Predictor.Cases;

/// <summary>One outcome's labels in a case table.</summary>
/// <param name="Values">1 positive, 0 negative, -1 no mature label.</param>
/// <param name="Ends">Epoch seconds at which each label became known, for purging; without meaning where there is none (0 from a file). Null where rows have no time.</param>
public sealed record LabelColumn(sbyte[] Values, long[]? Ends);
