using System.Text.Json.Serialization;

namespace Predictor.Models.Comparisons;

/// <summary>
/// A version held against another, or against predictions of anyone's, on the same mature cases: format <c>predictor-comparison/1</c>.
/// It holds nothing that differs from run to run, and names what it was made from by checksum, so it can be made again and speaks of no other version.
/// </summary>
public sealed record Comparison
{
    public const string NewestFormat = "predictor-comparison/1";

    public string Format { get; init; } = NewestFormat;

    /// <summary>The version that is judged.</summary>
    public required ComparedVersion Challenger { get; init; }

    /// <summary>What it is held against; null where that is <see cref="Predictions"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComparedVersion? Against { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComparedPredictions? Predictions { get; init; }

    public required ComparedData Data { get; init; }

    /// <summary>Of the resampling.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Of the resampling.</summary>
    public required int Draws { get; init; }

    public required ComparedMoney Money { get; init; }

    /// <summary>Each outcome and moment that both predict.</summary>
    public required IReadOnlyList<ComparedOutcome> Outcomes { get; init; }

    /// <summary>Of all outcomes: worse where one is, else too few where one is, else better where one is.</summary>
    public Verdict Overall() =>
        Outcomes.Any(outcome => outcome.Verdict == Verdict.Worse) ? Verdict.Worse
        : Outcomes.Count == 0 || Outcomes.Any(outcome => outcome.Verdict == Verdict.TooFew) ? Verdict.TooFew
        : Outcomes.Any(outcome => outcome.Verdict == Verdict.Better) ? Verdict.Better
        : Verdict.NotWorse;
}
