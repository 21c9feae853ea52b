using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Output;
using Spectre.Console;

namespace Predictor.Training.Figures;

/// <summary>Figures as a table for people.</summary>
internal static class FiguresTable
{
    public static void Show(CommandConsole console, IReadOnlyList<OutcomeFigures> figures)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("Outcome");
        table.AddColumn("Moment");
        foreach (var name in (string[])["Rows", "Positive", "Customers", "AUC", "Average precision", "Log loss", "Brier", "Calibration error", "Lift, top tenth"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var each in figures)
        {
            table.AddRow(
                Markup.Escape(each.Name),
                each.Moment == Moment.Arrival ? "arrival" : "closure",
                Count(each.Rows),
                Count(each.Positives),
                Count(each.Customers),
                With(each, "auc", each.Auc),
                With(each, "averagePrecision", each.AveragePrecision),
                With(each, "logLoss", each.LogLoss),
                With(each, "brier", each.Brier),
                With(each, "calibrationError", each.CalibrationError),
                With(each, "lift", each.Lift));
        }

        console.People.Write(table);
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string With(OutcomeFigures figures, string name, double value)
    {
        var interval = figures.Intervals[name];
        return Markup.Escape(FormattableString.Invariant($"{value:0.000} ({interval[0]:0.000} to {interval[1]:0.000})"));
    }
}
