using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Output;
using Spectre.Console;

namespace Predictor.Training.Checking;

/// <summary>A report for people: the columns, then the findings by severity, like ones in one line.</summary>
internal static class FindingsTable
{
    /// <summary>Of like findings, so many are spelled out.</summary>
    private const int Spelled = 6;

    public static void Show(CommandConsole console, CheckReport report)
    {
        console.Say(report.Data);
        if (report.Columns.Count > 0)
            console.People.Write(Columns(report.Columns));
        if (report.Findings.Count > 0)
            console.People.Write(Findings(report.Findings));
        console.Say($"{Counted(report.Errors, "error")}, {Counted(report.Warnings, "warning")}, {Counted(report.Notes, "note")}.");
    }

    private static Table Columns(IReadOnlyList<ColumnProfile> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Column", "Kind", "Known at");
        foreach (var name in (string[])["Missing", "Distinct", "Least", "Median", "Most"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        table.AddColumn("Commonest");
        foreach (var column in columns)
        {
            table.AddRow(
                Markup.Escape(column.Name),
                column.Kind.ToString().ToLowerInvariant(),
                column.KnownAt == Moment.Arrival ? "arrival" : "closure",
                column.Missing == 0 ? "" : column.Missing.ToString("0.0%", CultureInfo.InvariantCulture),
                column.Distinct.ToString("N0", CultureInfo.InvariantCulture),
                Number(column.Minimum),
                Number(column.Median),
                Number(column.Maximum),
                Markup.Escape(Short(column.Commonest ?? "")));
        }

        return table;
    }

    private static Table Findings(IReadOnlyList<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Simple).ShowRowSeparators();
        table.AddColumn(new TableColumn("").NoWrap());
        table.AddColumn(new TableColumn("Code").NoWrap());
        table.AddColumns("Found", "What to do");
        foreach (var like in findings.GroupBy(finding => (finding.Severity, finding.Code, finding.Advice)))
        {
            string[] lines = [.. like.Take(Spelled).Select(finding => finding.ToString()), .. like.Count() > Spelled ? (string[])[$"and {like.Count() - Spelled} more (--json lists all)"] : []];
            var (severity, code, advice) = like.Key;
            table.AddRow(severity.ToString().ToLowerInvariant(), code, Markup.Escape(string.Join('\n', lines)), Markup.Escape(advice));
        }

        return table;
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 24 ? text : $"{text[..23]}…";
}
