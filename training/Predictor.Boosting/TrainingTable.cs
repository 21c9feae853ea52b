namespace Predictor.Boosting;

/// <summary>Rows to learn from, column by column, each read in chunks. Cells are float32, NaN where missing; a category is its code 0, 1, 2 ...</summary>
public sealed class TrainingTable
{
    public required IReadOnlyList<TrainingColumn> Columns { get; init; }

    /// <summary>0 or 1 a row.</summary>
    public required float[] Labels { get; init; }

    /// <summary>One a row, above 0; null: all 1.</summary>
    public float[]? Weights { get; init; }

    public int Rows => Labels.Length;
}
