using System.Globalization;
using Predictor.Models.Comparisons;
using Predictor.Training.Output;
using Spectre.Console;

namespace Predictor.Training.Comparing;

/// <summary>A comparison as tables for people: the cases, the differences with their intervals, the moves between bands.</summary>
internal static class ComparisonTable
{
    public static void Show(CommandConsole console, IReadOnlyList<ComparedOutcome> outcomes, ComparedMoney money, string challenger, string against)
    {
        var cases = Titled("Cases", challenger, against, "Both", "Learned from", "Compared", "Positive", "Customers", "Period");
        var differences = Titled("Less than 0 is better but for AUC and profit", "AUC", "Log loss", "Brier", "Calibration error", $"Profit a case, {money.Currency}", "Verdict");
        var moves = Titled("Bands", "Up", "Down", "Same", "By band, down the side before, across after");
        foreach (var each in outcomes)
        {
            var overlap = each.Overlap;
            Row(cases, each, Count(overlap.Challenger), Count(overlap.Against), Count(overlap.Both), overlap.LearnedFrom is { } learned ? Count(learned) : "unknown",
                Count(overlap.Measured), Count(each.Positives), Count(each.Customers), Period(each));
            Row(differences, each, Words(each.Auc), Words(each.LogLoss), Words(each.Brier), Words(each.CalibrationError),
                each.Profit is { } profit ? Words(profit) : "", VerdictWords.Of(each.Verdict));
            var (up, down) = (each.Bands.Up(), each.Bands.Down());
            Row(moves, each, Count(up), Count(down), Count(overlap.Measured - up - down), Matrix(each.Bands));
        }

        console.People.Write(cases);
        console.People.Write(differences);
        console.People.Write(moves);
    }

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

    private static void Row(Table table, ComparedOutcome outcome, params string[] cells) =>
        table.AddRow([Markup.Escape(VerdictWords.Place(outcome)), .. cells.Select(Markup.Escape)]);

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Words(Difference difference) => string.Create(
        CultureInfo.InvariantCulture,
        $"{difference.Value:+0.0000;-0.0000;0.0000} ({difference.Low:+0.0000;-0.0000;0.0000} to {difference.High:+0.0000;-0.0000;0.0000})");

    private static string Period(ComparedOutcome outcome) => outcome is { From: { } from, To: { } to }
        ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}")
        : "no times";

    private static string Matrix(BandMoves moves) =>
        string.Join('\n', moves.Bands.Select((band, i) => $"{band}: {string.Join(' ', moves.Cases[i].Select(Count))}"));
}
