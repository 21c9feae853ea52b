namespace Predictor.Api.Monitoring;

/// <summary>Settings <c>Watch</c>: how live models are held against what is recorded.</summary>
internal sealed record WatchSettings
{
    /// <summary>Between two checks of a version; 0: only when somebody asks.</summary>
    public int Hours { get; init; } = 24;

    /// <summary>Cases scored in the last so many days say whether what comes has changed.</summary>
    public int Days { get; init; } = 30;

    /// <summary>Cases scored in the last so many days say, where their outcome is known, whether probabilities held.</summary>
    public int MatureDays { get; init; } = 180;

    /// <summary>What happened is told within so many days: until then before now outcomes count as observed.</summary>
    public int DelayDays { get; init; } = 1;

    /// <summary>Of more cases in that time none are read, for they would take the service's memory; the command <c>drift</c> does it elsewhere.</summary>
    public int MostCases { get; init; } = 200_000;
}
