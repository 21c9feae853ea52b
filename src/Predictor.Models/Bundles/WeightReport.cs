namespace Predictor.Models.Bundles;

/// <summary>How labels were weighted by the inverse of the chance that there was one to learn from, over the labelled rows before the test slice.</summary>
public sealed record WeightReport
{
    /// <summary>What the chance is of: "answered" (a survey), "untreated" (nothing was done about the case).</summary>
    public required string Reason { get; init; }

    /// <summary>Cases that the chance was learned from.</summary>
    public required int Cases { get; init; }

    /// <summary>Of which answered, or untreated.</summary>
    public required int Selected { get; init; }

    /// <summary>How well the chance tells them apart, each case by trees that had not seen its customer; near 0.5 there is nothing to correct.</summary>
    public required double Auc { get; init; }

    /// <summary>Weights below are raised to it (the 1st hundredth).</summary>
    public required double Low { get; init; }

    /// <summary>Weights above are lowered to it (the 99th hundredth).</summary>
    public required double High { get; init; }

    /// <summary>Rows whose weight was so cut.</summary>
    public required int Cut { get; init; }

    /// <summary>Labelled rows weighted.</summary>
    public required int Rows { get; init; }

    /// <summary>Of stabilised weights, after cutting; far from 1, the chance is not to be trusted.</summary>
    public required double MeanWeight { get; init; }

    /// <summary>How many rows of equal weight tell as much (Kish).</summary>
    public required double EffectiveRows { get; init; }

    /// <summary>Positive rate of the rows as they are.</summary>
    public required double Rate { get; init; }

    /// <summary>Weighted.</summary>
    public required double WeightedRate { get; init; }
}
