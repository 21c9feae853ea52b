using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Models.Comparisons;
using Predictor.Training.Output;
using Spectre.Console;

namespace Predictor.Training.Figures;

/// <summary>What `evaluate` measures beyond the figures of `train`, as tables for people: calibration and profit, then groups and their gaps.</summary>
internal static class EvaluationTable
{
    public static void Show(CommandConsole console, IReadOnlyList<EvaluatedFigures> outcomes, ComparedMoney money)
    {
        var table = Titled("Calibration, order, money", "KS", "Calibration slope", "Intercept", "In the large", "Reliability", "Resolution", "Uncertainty", $"Profit a case, {money.Currency}", "Contacted");
        foreach (var each in outcomes)
        {
            Row(
                table, Place(each), Words(each.KolmogorovSmirnov), Words(each.CalibrationSlope), Words(each.CalibrationIntercept), Words(each.CalibrationInTheLarge),
                Words(each.BrierParts?.Reliability, "0.0000"), Words(each.BrierParts?.Resolution, "0.0000"), Words(each.BrierParts?.Uncertainty, "0.0000"),
                Words(each.Profit?.PerCase, "0.00"), Words(each.Profit?.Share));
        }

        console.People.Write(table);
        foreach (var (outcome, segment) in outcomes.SelectMany(outcome => (outcome.Segments ?? []).Select(segment => (outcome, segment))))
        {
            console.People.Write(Groups(outcome, segment));
        }
    }

    private static Table Groups(EvaluatedFigures outcome, SegmentFigures segment)
    {
        string[] gaps = segment.Protected ? ["AUC less all others'", "Observed over predicted, likewise", "Selected, likewise"] : [];
        var left = segment.LeftOut > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {segment.RowsLeftOut:N0} rows of {segment.LeftOut:N0} further values left out") : "";
        var table = Titled($"{Place(outcome)} by {segment.Column}{left}", ["Rows", "Predicted", "Observed", "Observed over predicted", "AUC", "Log loss", "Calibration error", "Selected", .. gaps]);
        foreach (var group in segment.Groups)
        {
            var rate = (double)group.Positives / group.Rows;
            Row(
                table, group.Name,
                [
                    group.Rows.ToString("N0", CultureInfo.InvariantCulture), Share(rate / group.ObservedOverExpected.Value), Share(rate), Words(group.ObservedOverExpected, "0.00"),
                    Words(group.Auc), Words(group.LogLoss), Words(group.CalibrationError), Share(group.Selected.Value),
                    .. group.Gaps is { } gap ? (string[])[Signed(gap.Auc), Signed(gap.ObservedOverExpected), Signed(gap.Selected)] : [],
                ]);
        }

        return table;
    }

    private static Table Titled(string title, params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        table.AddColumn("");
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
        }

        return table;
    }

    private static void Row(Table table, string name, params string[] cells) => table.AddRow([Markup.Escape(name), .. cells.Select(Markup.Escape)]);

    private static string Place(OutcomeFigures each) => $"{each.Name} at {(each.Moment == Moment.Arrival ? "arrival" : "closure")}";

    private static string Share(double share) => double.IsFinite(share) ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %") : "";

    private static string Words(Estimate? estimate, string format = "0.000") => estimate is null ? ""
        : double.IsNaN(estimate.Low) ? Number(estimate.Value, format)
        : $"{Number(estimate.Value, format)} ({Number(estimate.Low, format)} to {Number(estimate.High, format)})";

    private static string Signed(Estimate gap) => Words(gap, "+0.000;-0.000;0.000");

    private static string Number(double value, string format) => double.IsNaN(value) ? "undefined" : value.ToString(format, CultureInfo.InvariantCulture);
}
