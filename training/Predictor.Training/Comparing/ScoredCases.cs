namespace Predictor.Training.Comparing;

/// <summary>One side's probabilities of one outcome at one moment, a case each.</summary>
internal sealed record ScoredCases
{
    public required string[] Ids { get; init; }

    public required double[] Probabilities { get; init; }

    /// <summary>0 or 1, as the side's own schema reads them; null: it brings none.</summary>
    public float[]? Labels { get; init; }

    /// <summary>Days after which its labels are mature; null: as soon as they are there, or it brings none.</summary>
    public double? HorizonDays { get; init; }

    /// <summary>Whether the side cannot have learned from the case; null: nothing says it.</summary>
    public bool[]? Unseen { get; init; }

    /// <summary>Place of each case in the side's table; empty: it has none.</summary>
    public int[] Rows { get; init; } = [];
}
