using System.Diagnostics.CodeAnalysis;

namespace Predictor.Models.Measuring;

/// <summary>One outcome's model at one moment, scored on labelled rows.</summary>
public sealed record MeasuredOutcome : ScoredOutcome
{
    public MeasuredOutcome()
    {
    }

    /// <param name="scored">All of whose rows have a label.</param>
    [SetsRequiredMembers]
    public MeasuredOutcome(ScoredOutcome scored)
        : base(scored) => Labels = [];

    /// <summary>0 or 1, one a row.</summary>
    public required float[] Labels { get; init; }
}
