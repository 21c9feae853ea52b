using Predictor.Cases;
using Predictor.Cases.Words;
using Predictor.Charts;
using Predictor.Desk.Words;
using Predictor.Evaluation.Drift;
using Predictor.Models.Monitoring;

namespace Predictor.Desk.Models;

/// <summary>What a model is worth today, in words.</summary>
internal static class WatchWords
{
    /// <summary>The page's first line: which version answers, and whether its probabilities hold.</summary>
    public static string Answer(string name, int version, OutcomeWatched? today)
    {
        var live = DeskText.Of("models.isLive", name, version);
        var moved = today is null ? 0 : Moved(today);
        return today?.Realised switch
        {
            null when today is null => live,
            null or { Verdict: PerformanceVerdict.TooFew } => DeskText.Of("watch.answerTooFew", live),
            { Verdict: PerformanceVerdict.WithinNoise } => DeskText.Of(moved > 0 ? "watch.answerMoved" : "watch.answerHolds", live, Figures.Count(moved, DeskText.Of("watch.column"), DeskText.Of("watch.columns"))),
            { PositiveRateGap: { Low: > 0 } gap } => DeskText.Of("watch.answerLow", live, Points(gap.Value)),
            { PositiveRateGap: { High: < 0 } gap } => DeskText.Of("watch.answerHigh", live, Points(-gap.Value)),
            _ => DeskText.Of("watch.answerOff", live),
        };
    }

    public static string Standing(Standing standing) => standing switch
    {
        Predictor.Models.Monitoring.Standing.Holds => DeskText.Of("watch.holds"),
        Predictor.Models.Monitoring.Standing.Look => DeskText.Of("watch.look"),
        _ => DeskText.Of("watch.retrain"),
    };

    public static string Of(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Severe => DeskText.Of("watch.severe"),
        DriftVerdict.Moderate => DeskText.Of("watch.moderate"),
        _ => DeskText.Of("watch.stable"),
    };

    public static string Of(PerformanceVerdict verdict) => verdict switch
    {
        PerformanceVerdict.Off => DeskText.Of("watch.off"),
        PerformanceVerdict.WithinNoise => DeskText.Of("watch.withinNoise"),
        _ => DeskText.Of("models.tooFew"),
    };

    public static Severity Shape(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Severe => Severity.VeryHigh,
        DriftVerdict.Moderate => Severity.High,
        _ => Severity.Low,
    };

    public static string Tone(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Severe => "b4",
        DriftVerdict.Moderate => "b3",
        _ => "b1",
    };

    /// <summary>A column's figure in its unit: "median 3:10 min", "14% billing", "31% yes".</summary>
    public static string Value(Column column, ColumnShift shift, double value) =>
        !double.IsFinite(value) ? ""
        : column.Kind == ColumnKind.Category ? DeskText.Of("watch.level", Figures.Percent(value), shift.Level)
        : column.Kind == ColumnKind.Flag ? DeskText.Of("watch.yes", Figures.Percent(value))
        : column.Unit == "seconds" ? DeskText.Of("watch.median", Figures.Duration(value))
        : DeskText.Of("watch.median", ReasonWords.Amount(column, ModelFigures.Short(value)));

    /// <summary>Columns it leans on that moved.</summary>
    public static int Moved(OutcomeWatched today) => today.Columns.Count(column => column.Drift.Counts && column.Drift.Verdict > DriftVerdict.Stable);

    /// <summary>"2.3".</summary>
    public static string Points(double share) => ModelFigures.Number(100 * share, 1);
}
