using System.Globalization;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;
using Predictor.Training.Output;
using Spectre.Console;

namespace Predictor.Training.Ledgers;

/// <summary>A ledger on a terminal: groups by outcome, what handling goes with, targets, notes.</summary>
internal static class LedgerTable
{
    private const int MostCells = 10;

    public static void Show(CommandConsole console, LedgerSnapshot ledger)
    {
        foreach (var grouping in ledger.Groupings)
        {
            console.People.Write(Of(grouping, ledger));
        }

        if (ledger.Handling.Count > 0)
            console.People.Write(Of(ledger.Handling));
        foreach (var target in ledger.Targets)
        {
            console.Say(target.Sentence);
        }

        foreach (var cell in ledger.Cells.Take(MostCells))
        {
            console.Say($"{(cell.GreenOutside ? "green outside, red inside" : "red outside, green inside")}: {cell.Column} {cell.Level}. {cell.Evidence}");
        }

        console.Say(ledger.Acting.Sentence);
        foreach (var note in ledger.Notes)
        {
            console.Say($"note: {note}");
        }
    }

    private static Table Of(LedgerGrouping grouping, LedgerSnapshot ledger)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(Markup.Escape(grouping.Label)).AddColumn("contacts").AddColumn("against expected time");
        foreach (var outcome in ledger.Outcomes)
        {
            table.AddColumn(Markup.Escape($"{outcome.Heading}: observed, expected, pooled ratio"));
        }

        foreach (var line in grouping.Lines)
        {
            var cells = new List<string> { line.Level, Number(line.Contacts), line.Outputs.AgainstExpected is { } ratio ? ratio.ToString("+0%;−0%;0%", CultureInfo.InvariantCulture) : "" };
            foreach (var outcome in ledger.Outcomes)
            {
                var of = line.Outcomes.FirstOrDefault(each => each.Outcome == outcome.Name);
                cells.Add(of is null ? "" : $"{Number(of.Observed)}, {Number(of.Expected)}, {Interval(of.Pooled)} {Word(of.Verdict)}");
            }

            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        return table;
    }

    private static Table Of(IReadOnlyList<LedgerContrast> contrasts)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in (string[])["handling", "outcome", "contacts", "rate", "difference, points", "robustness"])
        {
            table.AddColumn(heading);
        }

        foreach (var each in contrasts)
        {
            table.AddRow([.. ((string[])
            [
                each.Words,
                each.Outcome,
                Number(each.Contacts),
                each.Rate.ToString("0.0%", CultureInfo.InvariantCulture),
                Interval(new Estimate(each.Difference.Value * 100, each.Difference.Low * 100, each.Difference.High * 100)),
                each.Sensitivity.Robustness.ToString("0.0%", CultureInfo.InvariantCulture),
            ]).Select(Markup.Escape)]);
        }

        return table;
    }

    private static string Word(LedgerVerdict verdict) => verdict switch
    {
        LedgerVerdict.More => "more",
        LedgerVerdict.Fewer => "fewer",
        LedgerVerdict.AsExpected => "as expected",
        _ => "too few",
    };

    private static string Number(double value) => Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);

    private static string Interval(Estimate of) => string.Create(CultureInfo.InvariantCulture, $"{of.Value:0.00} ({of.Low:0.00} to {of.High:0.00})");
}
