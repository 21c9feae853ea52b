namespace Predictor.Training.Reporting;

/// <summary>What a report looks at beyond the model and its rows.</summary>
internal sealed record ReportOptions
{
    /// <summary>Columns by whose values figures are given; empty: the categories that move the model most.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Columns of which gaps are given as well, whether the model learns from them or not.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>Of the resampling.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many may work; nothing but the time depends on it.</summary>
    public int Threads { get; init; } = 1;
}
