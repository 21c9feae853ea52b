using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Output;
using Predictor.Training.Validating;
using Spectre.Console;

namespace Predictor.Training.Figures;

/// <summary>Figures of folds as a table for people.</summary>
internal static class ValidationTable
{
    public static void Show(CommandConsole console, IEnumerable<ValidatedOutcome> outcomes)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in (string[])["Outcome", "Moment", "Fold", "From"])
        {
            table.AddColumn(name);
        }

        foreach (var name in (string[])["Fit rows", "Purged", "Rows", "Positive", "AUC", "Log loss", "Brier", "Calibration error"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var outcome in outcomes)
        {
            string[] head = [Markup.Escape(outcome.Name), outcome.Moment == Moment.Arrival ? "arrival" : "closure"];
            for (var fold = 0; fold < outcome.Folds.Count; fold++)
            {
                var (from, _, each) = outcome.Folds[fold];
                table.AddRow(
                [
                    .. head, Count(fold + 1), from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Count(each.FitRows ?? 0), Count(each.Purged ?? 0),
                    Count(each.Rows), Count(each.Positives), Figure(each.Auc), Figure(each.LogLoss), Figure(each.Brier), Figure(each.CalibrationError),
                ]);
            }

            var (mean, spread) = (outcome.Mean, outcome.Spread);
            string Over(string name) => $"{Figure(mean[name])} ± {Figure(spread[name])}";
            table.AddRow([.. head, "mean ± deviation", "", "", "", "", "", Over("auc"), Over("logLoss"), Over("brier"), Over("calibrationError")]);
        }

        console.People.Write(table);
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
