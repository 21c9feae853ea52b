namespace Predictor.Api.Keeping;

/// <summary>Settings <c>Store:Keep</c>: days after which rows are taken out; 0: never.</summary>
public sealed record KeepingSettings
{
    /// <summary>Cases, surveys and outcomes; customers who left and have no case any more.</summary>
    public int Interactions { get; init; } = 1_100;

    /// <summary>Answers with their features.</summary>
    public int Predictions { get; init; } = 730;

    /// <summary>Platforms' own events: a case that hears no more of its platform for so long does not change any more.</summary>
    public int PlatformEvents { get; init; } = 90;

    /// <summary>Who did what.</summary>
    public int Audit { get; init; } = 730;
}
