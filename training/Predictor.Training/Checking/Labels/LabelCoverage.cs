using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Labels;

/// <summary>
/// Which share of the cases whose label could be known has one, over time and by queue or any other category: where few answer a survey, a model learns of
/// those who do.
/// </summary>
internal sealed class LabelCoverage : ICheck
{
    /// <summary>From this share on all that matter have a label.</summary>
    private const double Whole = 0.95;

    private const int FewestRows = 500;
    private const int FewestOfALevel = 50;
    private const int MostLevels = 200;

    public IEnumerable<Finding> Find(CheckedData data) =>
        data.Sliced.GroupBy(sliced => sliced.Index).SelectMany(moments => Judge(data, moments.First()));

    private static IEnumerable<Finding> Judge(CheckedData data, SlicedOutcome sliced)
    {
        var table = data.Table;
        var labels = table.Labels[sliced.Index].Values;
        var rows = Mature(data, sliced);
        bool Has(int row) => labels[row] >= 0;
        var covered = rows.Count(Has);
        if (rows.Length < FewestRows || Share.Low(covered, rows.Length) >= Whole || covered == 0)
            yield break;

        var evidence = new Dictionary<string, double> { ["share"] = (double)covered / rows.Length, ["rows"] = rows.Length };
        var byLevel = ByLevel(data, rows, Has, evidence);
        yield return Of(
            sliced, Severity.Note, "coverage",
            FormattableString.Invariant($"{(double)covered / rows.Length:0%} of the {rows.Length:N0} cases whose label could be known have one{byLevel}"),
            "What is learned holds for those who have one; for a survey, train --weight-answers weighs rows by the chance of an answer.", evidence);

        if (Periods.Of(data, rows) is not { HasTimes: true } periods || periods.Count < 6)
            yield break;
        var (all, with) = (periods.Counts(_ => true), periods.Counts(i => Has(rows[i])));
        var end = periods.Count - (periods.InAWeek > 1 ? 3 : 1);
        var (lastWith, lastAll) = (with[end..].Sum(), all[end..].Sum());
        if (lastAll >= FewestOfALevel && Share.High(lastWith, lastAll, Share.Strict) < 0.5 * covered / rows.Length)
        {
            yield return Of(
                sliced, Severity.Warning, "coverage-ends",
                FormattableString.Invariant($"from {periods.Begin(end)} on {(double)lastWith / lastAll:0%} of the cases have a label, usually {(double)covered / rows.Length:0%}"),
                "The labels end before the cases do: set observedUntil to when they were complete.",
                new() { ["last"] = (double)lastWith / lastAll, ["usual"] = (double)covered / rows.Length });
        }
    }

    /// <summary>Rows whose horizon was observed, with a label or without.</summary>
    private static int[] Mature(CheckedData data, SlicedOutcome sliced)
    {
        var until = data.Schema.ObservedUntil?.ToUnixTimeSeconds() ?? long.MaxValue;
        var horizon = (long)((sliced.Outcome.HorizonDays ?? 0) * 86_400);
        return SlicedOutcome.InTimeOrder(data.Table, Enumerable.Range(0, data.Table.Rows)
            .Where(row => data.Table.Moments[row] == sliced.Moment && (data.Table.At is null || data.Table.At[row] + horizon <= until)));
    }

    /// <summary>The category whose levels differ the most (by chi-square over its freedom), with its lowest and highest level; empty where chance explains them.</summary>
    private static string ByLevel(CheckedData data, int[] rows, Func<int, bool> has, Dictionary<string, double> evidence)
    {
        var (best, words) = (0.0, "");
        var overall = (double)rows.Count(has) / rows.Length;
        for (var column = 0; column < data.Schema.FeatureColumns.Count; column++)
        {
            if (data.Table.Cells[column].Codes is not { } codes || data.Schema.FeatureColumns[column].KnownAt != Moment.Arrival || data.Table.Cells[column].Levels.Count > MostLevels)
                continue;
            var levels = rows.Where(row => codes[row] >= 0).GroupBy(row => codes[row])
                .Select(level => (Level: data.Table.Cells[column].Levels[level.Key], Rows: level.Count(), With: level.Count(has)))
                .Where(level => level.Rows >= FewestOfALevel).OrderBy(level => (double)level.With / level.Rows).ThenBy(level => level.Level, StringComparer.Ordinal).ToArray();
            if (levels.Length < 2)
                continue;
            var square = levels.Sum(level => Math.Pow(level.With - (overall * level.Rows), 2) / (overall * (1 - overall) * level.Rows));
            var freedom = levels.Length - 1;
            var (low, high) = (levels[0], levels[^1]);
            if (square < freedom + (5 * Math.Sqrt(2 * freedom)) || square / freedom <= best)
                continue;
            best = square / freedom;
            (evidence["least"], evidence["most"]) = ((double)low.With / low.Rows, (double)high.With / high.Rows);
            words = FormattableString.Invariant(
                $"; by {data.Schema.FeatureColumns[column].Name} between {evidence["least"]:0%} ({low.Level}) and {evidence["most"]:0%} ({high.Level})");
        }

        return words;
    }

    private static Finding Of(SlicedOutcome sliced, Severity severity, string code, string words, string advice, Dictionary<string, double> evidence) =>
        new() { Severity = severity, Code = code, Outcome = sliced.Outcome.Name, Words = words, Advice = advice, Evidence = evidence };
}
