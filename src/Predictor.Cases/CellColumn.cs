namespace Predictor.Cases;

/// <summary>One feature column of a case table: <see cref="Numbers"/>, or <see cref="Codes"/> into <see cref="Levels"/> for a category.</summary>
public sealed class CellColumn
{
    /// <summary>NaN where missing; null for a category.</summary>
    public float[]? Numbers { get; init; }

    /// <summary>Position in <see cref="Levels"/>, -1 where missing; null for a number.</summary>
    public int[]? Codes { get; init; }

    /// <summary>This table's own levels in order of first appearance (not a vocabulary).</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];
}
