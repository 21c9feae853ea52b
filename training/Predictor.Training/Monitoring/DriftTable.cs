using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Monitoring;
using Predictor.Training.Output;
using Spectre.Console;

namespace Predictor.Training.Monitoring;

/// <summary>What `drift` found as tables for people: columns that moved, promised beside realised, the same by period, and a sentence an outcome.</summary>
internal static class DriftTable
{
    public static void Show(CommandConsole console, IReadOnlyList<OutcomeDrifted> outcomes)
    {
        ShowColumns(console, outcomes);
        ShowPerformance(console, outcomes);
        ShowPeriods(console, outcomes);
        foreach (var outcome in outcomes)
        {
            console.Say($"{Place(outcome)}: {DriftWords.Of(outcome)}");
        }
    }

    /// <summary>A column once, with its figures where it moved most: the cases that outcomes are made from differ little.</summary>
    private static void ShowColumns(CommandConsole console, IReadOnlyList<OutcomeDrifted> outcomes)
    {
        var table = Titled("Columns that moved", "Column", "Verdict", "Stability index", "By chance up to", "KS or JS", "Missing", "before", "Never seen", "Counts for");
        var moved = outcomes.SelectMany(outcome => outcome.Columns.Where(column => column.Verdict > DriftVerdict.Stable).Select(column => (Outcome: outcome, Column: column)))
            .GroupBy(each => each.Column.Name, StringComparer.Ordinal)
            .OrderByDescending(each => each.Max(one => one.Column.Verdict)).ThenByDescending(each => each.Max(one => one.Column.StabilityIndex.Value));
        foreach (var each in moved)
        {
            var (outcome, column) = each.MaxBy(one => one.Column.StabilityIndex.Value);
            var counts = each.Count(one => one.Column.Counts);
            table.AddRow([
                .. ((string[])[
                    Place(outcome), column.Name, Verdict(column.Verdict), Words(column.StabilityIndex, "0.00"), Number(column.ChanceLimit, "0.00"),
                    Words((column.KolmogorovSmirnov ?? column.JensenShannon)!, "0.00"), Share(column.Missing.Value), Share(column.MissingBefore),
                    column.Unknown is { } unknown ? Share(unknown.Value) : "", counts == 0 ? "none" : $"{counts} of {outcomes.Count}"]).Select(Markup.Escape),
            ]);
        }

        if (table.Rows.Count > 0)
            console.People.Write(table);
    }

    private static void ShowPerformance(CommandConsole console, IReadOnlyList<OutcomeDrifted> outcomes)
    {
        var table = Titled(
            "Expected without labels, and realised where they are mature", "Cases", "Mature", "Expected AUC", "of the mature", "Realised AUC", "Expected log loss", "Realised", "Predicted", "Observed",
            "Probabilities moved");
        foreach (var outcome in outcomes)
        {
            Row(
                table, outcome,
                [Count(outcome.Rows), .. Performance(outcome.Expected, outcome.Realised), $"{Verdict(outcome.Probabilities.Verdict)}, {Words(outcome.Probabilities.StabilityIndex, "0.00")}"]);
        }

        console.People.Write(table);
    }

    private static void ShowPeriods(CommandConsole console, IReadOnlyList<OutcomeDrifted> outcomes)
    {
        var table = Titled(
            "By period", "Period", "Cases", "Mature", "Expected AUC", "of the mature", "Realised AUC", "Expected log loss", "Realised", "Predicted", "Observed", "Probabilities moved");
        foreach (var outcome in outcomes.Where(outcome => outcome.Periods.Count > 1))
        {
            foreach (var period in outcome.Periods)
            {
                Row(table, outcome, [period.Name, Count(period.Rows), .. Performance(period.Expected, period.Realised), $"{Verdict(period.Verdict)}, {Number(period.StabilityIndex.Value, "0.00")}"]);
            }
        }

        if (table.Rows.Count > 0)
            console.People.Write(table);
    }

    private static string[] Performance(ExpectedPerformance expected, RealisedPerformance? realised) =>
    [
        Count(realised?.Rows ?? 0),
        Words(expected.Auc, "0.000"),
        realised is null ? "" : Number(realised.Expected.Auc.Value, "0.000"),
        realised is null ? "" : Words(realised.Auc, "0.000"),
        Number((realised?.Expected ?? expected).LogLoss.Value, "0.000"),
        realised is null ? "" : Words(realised.LogLoss, "0.000"),
        Share((realised?.Expected ?? expected).PositiveRate.Value),
        realised is null ? "" : $"{Share(realised.PositiveRate.Value)} ({Share(realised.PositiveRate.Low)} to {Share(realised.PositiveRate.High)})",
    ];

    private static Table Titled(string title, params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        table.AddColumn("Outcome");
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
        }

        return table;
    }

    private static void Row(Table table, OutcomeDrifted outcome, params string[] cells) => table.AddRow([Markup.Escape(Place(outcome)), .. cells.Select(Markup.Escape)]);

    private static string Place(OutcomeDrifted outcome) => $"{outcome.Name} at {(outcome.Moment == Moment.Arrival ? "arrival" : "closure")}";

    private static string Verdict(DriftVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double share) => double.IsNaN(share) ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Number(double value, string format) => double.IsNaN(value) ? "undefined" : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Words(Estimate estimate, string format) =>
        double.IsNaN(estimate.Low) ? Number(estimate.Value, format) : $"{Number(estimate.Value, format)} ({Number(estimate.Low, format)} to {Number(estimate.High, format)})";
}
