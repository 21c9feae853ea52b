using System.Globalization;
using Predictor.Training.Output;
using Predictor.Training.Tuning;
using Spectre.Console;

namespace Predictor.Training.Figures;

/// <summary>What searches came to as a table for people.</summary>
internal static class TuningTable
{
    public static void Show(CommandConsole console, IReadOnlyList<TunedOutcome> tuned)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("Outcome");
        foreach (var name in (string[])["Trials", "Given up", "Best", "Log loss, later rows", "Defaults"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        table.AddColumn("On the test slice, tuned less defaults");
        foreach (var each in tuned)
        {
            table.AddRow(
            [
                .. new[]
                {
                    each.Place, Count(each.Trials), Count(each.Stopped), Count(each.Best.Trial), Loss(each.Best.LogLoss), Loss(each.Defaults.LogLoss), SearchWords.OnTest(each),
                }.Select(Markup.Escape),
            ]);
        }

        console.People.Write(table);
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Loss(double loss) => loss.ToString("0.00000", CultureInfo.InvariantCulture);
}
