using Predictor.Api.Recording;
using Predictor.Cases;
using Predictor.Store.Records;

namespace Predictor.Api.Scoring;

/// <summary>One case as it was understood.</summary>
internal sealed class ScoreRequest(int width)
{
    public string? CaseId { get; set; }

    public string? CustomerId { get; set; }

    public Moment Moment { get; set; }

    /// <summary>Kept where a challenger will score it too.</summary>
    public SentCase? Sent { get; set; }

    /// <summary>Where the model does not answer at the moment that the request named; null: it does.</summary>
    public Degradation? MomentMissing { get; set; }

    public DateTimeOffset AsOf { get; set; }

    /// <summary>Whether the request said so; else it is when it came.</summary>
    public bool IsAsOfSaid { get; set; }

    /// <summary>Null: the caller sent none.</summary>
    public RequestKey? Key { get; set; }

    /// <summary>Whether at most one answer to it is recorded.</summary>
    public bool IsOnce => Key is not null || (IsAsOfSaid && CaseId is not null);

    /// <summary>Money; null: the policy's.</summary>
    public double? Value { get; set; }

    /// <summary>The model's cells, NaN where missing.</summary>
    public float[] Row { get; } = new float[width];

    /// <summary>A copy of the row for history to be put into: what comes too late must not reach the row while it is scored.</summary>
    public float[] History => field ??= (float[])Row.Clone();

    /// <summary>Takes the copy as the row.</summary>
    public void TakeHistory() => History.CopyTo(Row, 0);

    /// <summary>What could not be used as it came.</summary>
    public WarningList Warnings { get; } = new();

    /// <summary>By place: what keeps the request from being understood at all.</summary>
    public Dictionary<string, string[]> Mistakes { get; } = [];
}
