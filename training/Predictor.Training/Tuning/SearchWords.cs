using System.Globalization;
using Predictor.Models.Comparisons;
using Predictor.Training.Tuning.Journal;

namespace Predictor.Training.Tuning;

/// <summary>Searches in sentences.</summary>
internal static class SearchWords
{
    /// <summary>"trial 12 of 50: log loss 0.40312; best 0.40201 (trial 9), defaults 0.40344".</summary>
    public static string Of(TrialRecord record, OutcomeSearch search, int trials)
    {
        var (first, best) = (search.Records[0], search.BestRecord);
        var found = record.Stopped
            ? string.Create(CultureInfo.InvariantCulture, $"given up after {record.Cuts} of {first.Cuts} cuts")
            : string.Create(CultureInfo.InvariantCulture, $"log loss {record.LogLoss:0.00000}");
        return string.Create(
            CultureInfo.InvariantCulture, $"trial {record.Trial} of {trials}: {found}; best {best.LogLoss:0.00000} (trial {best.Trial}), defaults {first.LogLoss:0.00000}");
    }

    /// <summary>What a search came to, for a model's provenance.</summary>
    public static string Of(TunedOutcome tuned) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(tuned.KeepsDefaults ? "the defaults; best " : "")}trial {tuned.Best.Trial} of {tuned.Trials}, log loss {tuned.Best.LogLoss:0.00000} on later rows, defaults {tuned.Defaults.LogLoss:0.00000}");

    /// <summary>What the test slice says of it.</summary>
    public static string OnTest(TunedOutcome tuned) => tuned.Test is { } test
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{VerdictWords.Of(test.Verdict)}: log loss {Words(test.LogLoss)}, AUC {Words(test.Auc)}")
        : "as train chooses";

    public static string Verdict(IReadOnlyList<TunedOutcome> tuned)
    {
        var (better, worse) = (Places(tuned, Models.Comparisons.Verdict.Better), Places(tuned, Models.Comparisons.Verdict.Worse));
        var beats = better.Length > 0 ? $"beats the defaults beyond noise for {string.Join(", ", better)}" : "does not beat the defaults beyond noise";
        var loses = worse.Length > 0 ? $" It is worse beyond noise for {string.Join(", ", worse)}." : "";
        return $"On the test slice, which the search never saw, the tuned version {beats}.{loses}";
    }

    private static string[] Places(IReadOnlyList<TunedOutcome> tuned, Verdict verdict) => [.. tuned.Where(each => each.Test?.Verdict == verdict).Select(each => each.Place)];

    private static string Words(Difference difference) => string.Create(
        CultureInfo.InvariantCulture, $"{difference.Value:+0.00000;-0.00000;0} ({difference.Low:+0.00000;-0.00000;0} to {difference.High:+0.00000;-0.00000;0})");
}
