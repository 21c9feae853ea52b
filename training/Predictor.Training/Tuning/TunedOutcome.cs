using System.Text.Json.Serialization;
using Predictor.Cases;
using Predictor.Training.Comparing;

namespace Predictor.Training.Tuning;

/// <summary>What the search of one outcome at one moment came to.</summary>
internal sealed record TunedOutcome
{
    public required string Name { get; init; }

    public required Moment Moment { get; init; }

    /// <summary>Settings that were tried.</summary>
    public required int Trials { get; init; }

    /// <summary>Of which given up before the last cut.</summary>
    public required int Stopped { get; init; }

    /// <summary>What `train` chooses.</summary>
    public required SettingTried Defaults { get; init; }

    /// <summary>Of least log loss on rows later than the cuts.</summary>
    public required SettingTried Best { get; init; }

    /// <summary>By how much the best loses more a row than the defaults there; below 0 where it is better.</summary>
    public required double Excess { get; init; }

    /// <summary>Of that, from the rows' paired differences.</summary>
    public required double StandardError { get; init; }

    /// <summary>Whether the model is as `train` makes it: no trial was better by more than a standard error.</summary>
    public required bool KeepsDefaults { get; init; }

    /// <summary>The tuned model less the defaults' on the test slice, which the search never saw; null where the defaults are kept.</summary>
    public required PairedFigures? Test { get; init; }

    [JsonIgnore]
    public string Place => $"{Name} at {(Moment == Moment.Arrival ? "arrival" : "closure")}";
}
