using System.CommandLine;
using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Training.Output;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary><c>features</c>: raw tables into one file of cases at their moments, with history and labels, as `train` reads it.</summary>
internal sealed class FeaturesCommand : ConsoleCommand
{
    private readonly Option<string> _data = SharedOptions.Data("A folder of raw tables.");
    private readonly Option<string?> _schema = new("--schema") { Description = "schema.json, with mapping.json beside it (default: the one in the data folder)." };
    private readonly Option<string> _out = new("--out") { Description = "The file to write.", Required = true };
    private readonly LoggedStages _logged;

    public FeaturesCommand(CommandConsole console, LoggedStages logged)
        : base("features", "Computes history features and labels of raw tables.", console)
    {
        _logged = logged;
        Options.Add(_data);
        Options.Add(_schema);
        Options.Add(_out);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var output = arguments.GetRequiredValue(_out);
        var raw = RawTables.Open(arguments.GetRequiredValue(_data), arguments.GetValue(_schema));
        var notes = new List<string>();
        var table = TerminalStages.Run(Console, _logged, stages =>
        {
            using var stage = stages.Begin("reading tables and running features.sql");
            return raw.Build(notes, cancellation);
        });
        WrittenFile.Write(output, stream =>
        {
            FeaturesFile.Write(stream, table);
            cancellation.ThrowIfCancellationRequested();
        });
        CellProblemWords.Say(Console, table.Problems, notes);

        Console.Say(string.Create(CultureInfo.InvariantCulture, $"Wrote {output}: {table.Rows:N0} rows of {table.Schema.FeatureColumns.Count} features."));
        return new
        {
            File = output,
            table.Rows,
            Cases = table.CountCases(),
            Features = table.Schema.FeatureColumns.Count,
            Labels = table.Schema.Outcomes.SelectMany((outcome, index) => outcome.Moments.Order().Select(moment => Count(table, index, outcome, moment))),
        };
    }

    private static object Count(CaseTable table, int index, Outcome outcome, Moment moment)
    {
        var rows = table.RowsWithLabel(index, moment);
        return new { outcome.Name, Moment = moment, Rows = rows.Length, Positives = rows.Count(row => table.Labels[index].Values[row] == 1) };
    }
}
