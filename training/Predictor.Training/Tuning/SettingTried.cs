using Predictor.Training.Tuning.Journal;

namespace Predictor.Training.Tuning;

/// <summary>A trial as a result tells it.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Options">What was searched, by name.</param>
/// <param name="Trees">At which its log loss is least.</param>
/// <param name="LogLoss">Of the later rows of all cuts, recalibrated.</param>
internal sealed record SettingTried(int Trial, IReadOnlyDictionary<string, double> Options, int Trees, double LogLoss)
{
    public static SettingTried Of(TrialRecord record) => new(record.Trial, record.Options, record.Trees, record.LogLoss);
}
