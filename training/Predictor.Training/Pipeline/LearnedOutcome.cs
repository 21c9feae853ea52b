using Predictor.Forests;

namespace Predictor.Training.Pipeline;

/// <summary>A forest, the rows it came from, and margins to calibrate it by.</summary>
internal sealed record LearnedOutcome
{
    public required Forest Forest { get; init; }

    public TimeSpan BinTime { get; init; }

    public TimeSpan GrowTime { get; init; }

    /// <summary>Rows that grew its trees; empty where they are not known.</summary>
    public required int[] Fit { get; init; }

    /// <summary>Rows that said how many trees; empty where they are not known.</summary>
    public required int[] Stop { get; init; }

    public required int[] Calibration { get; init; }

    /// <summary>Of the calibration rows, from trees that saw none of them.</summary>
    public required double[] Margins { get; init; }

    /// <summary>Settings that were chosen, by name; null where all were said.</summary>
    public IReadOnlyDictionary<string, string>? Chosen { get; init; }
}
