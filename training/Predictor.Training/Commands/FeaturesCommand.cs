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
    private readonly Option<string?> _schema = new("--schema") { Description = "schema.json, with mapping.json beside it (default: the one in the data folder)." };
    private readonly Option<string> _out = new("--out") { Description = "The file to write.", Required = true };
    private readonly Option<DateTimeOffset?> _observedUntil = SharedOptions.ObservedUntil("Until when outcomes of these data were observed (default: as the schema says).");
    private readonly CasePlaceOptions _place;
    private readonly LoggedStages _logged;

    public FeaturesCommand(CommandConsole console, LoggedStages logged)
        : base("features", "Computes history features and labels of raw tables.", console)
    {
        _logged = logged;
        _place = new CasePlaceOptions(this, "A folder of raw tables.");
        Options.Add(_schema);
        Options.Add(_observedUntil);
        Options.Add(_out);
        Validators.Add(result =>
        {
            if (_place.IsStore(result) && result.GetResult(_schema) is null)
                result.AddError("--store goes with --schema FILE: a store holds none.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var output = arguments.GetRequiredValue(_out);
        var source = new CaseSource { Place = _place.Bind(arguments), SchemaPath = arguments.GetValue(_schema), ObservedUntil = arguments.GetValue(_observedUntil) };
        if (source.Place.Store is null && !Directory.Exists(source.Place.Data))
            throw new DataException($"{source.Place.Data} is no folder of raw tables.");
        var cases = TerminalStages.Run(Console, _logged, stages =>
        {
            using var stage = stages.Begin("reading tables and running features.sql");
            return source.Read(cancellation);
        });
        var table = cases.Table;
        WrittenFile.Write(output, stream =>
        {
            FeaturesFile.Write(stream, table);
            cancellation.ThrowIfCancellationRequested();
        });
        CellProblemWords.Say(Console, table.Problems, cases.Notes);

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
