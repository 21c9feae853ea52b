namespace Predictor.Training.Reporting;

/// <summary>What a report looks at beyond the model and its rows.</summary>
internal sealed record ReportOptions
{
    /// <summary>Of the resampling.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many may work; nothing but the time depends on it.</summary>
    public int Threads { get; init; } = 1;
}
