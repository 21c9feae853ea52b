namespace Predictor.Models.Bundles;

/// <summary>What a version was made from; the same provenance gives the same bytes.</summary>
public sealed record Provenance
{
    /// <summary>Name among the options: so many settings were tried for each outcome at each moment, and the version is `tune`'s.</summary>
    public const string TrialsOption = "trials";

    /// <summary>Name among <see cref="Options"/>: rows were taken as they were recorded when they were scored.</summary>
    public const string RecordedOption = "recorded";

    /// <summary>In words, for the card: "The sample centre (fictional), 20,000 customers, seed 1".</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 of the training data as read, hex.</summary>
    public required string DataFingerprint { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>"boosting", "fasttree" ...</summary>
    public required string Trainer { get; init; }

    /// <summary>Every option of the trainer and of training, by name.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }
}
