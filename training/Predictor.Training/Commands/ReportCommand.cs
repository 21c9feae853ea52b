using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Models.Bundles;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Measuring;
using Predictor.Training.Output;
using Predictor.Training.Reading;
using Predictor.Training.Reporting;
using Predictor.Training.Reporting.Building;

namespace Predictor.Training.Commands;

/// <summary><c>report</c>: a model against labelled cases as one HTML file: a page for a manager, then everything for a reviewer.</summary>
internal sealed class ReportCommand : ConsoleCommand
{
    private readonly ModelDataOptions _data;
    private readonly Option<string?> _segments = new("--segments") { Description = "Columns by whose values figures are given: a,b,c (default: the three categories that move the model most)." };
    private readonly Option<string?> _protected = new("--protected") { Description = "Columns whose gaps are given too, learned from or not: a,b,c." };
    private readonly Option<string> _out = new("--out") { Description = "The HTML file to write.", Required = true };
    private readonly ReportHtml _html;

    public ReportCommand(CommandConsole console, IOptions<CommandSettings> settings, ReportHtml html)
        : base("report", "Writes a model's report: one HTML file, to read on a screen or on paper.", console)
    {
        _data = new ModelDataOptions(this, settings.Value, MeasuredRows.Test);
        _html = html;
        foreach (var option in (Option[])[_segments, _protected, _out])
        {
            Options.Add(option);
        }
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var data = _data.Read(arguments, Console, cancellation);
        var options = new ReportOptions
        {
            Segments = CaseSourceOptions.Split(arguments.GetValue(_segments)),
            Protected = CaseSourceOptions.Split(arguments.GetValue(_protected)),
            Seed = _data.Seed(arguments),
            Threads = _data.Threads(arguments),
        };
        var rows = _data.Rows(arguments);
        var measured = MeasuredCases.Score(data, rows, options.Threads, cancellation);
        CellProblemWords.Say(Console, [], measured.Notes);
        var columns = SegmentColumns.Of(data, options, schema => _data.Read(arguments, WithSchema(data.Model, schema), cancellation).Table);
        var report = new ReportBuilder(data, rows, _data.Policy(arguments, data.Model), options).Build(measured, columns, cancellation);
        var bytes = _html.RenderAsync(report).GetAwaiter().GetResult();
        var path = arguments.GetRequiredValue(_out);
        WrittenFile.Write(path, stream => stream.Write(bytes));
        Console.Say($"Wrote {path}.");
        return new
        {
            File = path,
            data.Model.Name,
            data.Model.Version,
            Outcomes = (OutcomeFigures[])[.. report.Outcomes.SelectMany(section => section.Moments).Select(Figures)],
            report.Notes,
        };
    }

    private static OutcomeFigures Figures(MomentSection section) => OutcomeFigures.Of(
        section.Model.Outcome.Name, section.Model.Moment, section.Model.Report.Features, section.Model.Forest.Trees.Count, section.Performance);

    /// <summary>Only to read rows by: its encoder is still that of the model's own layout.</summary>
    private static Model WithSchema(Model model, Predictor.Cases.Schema schema) => new()
    {
        Name = model.Name,
        Version = model.Version,
        Schema = schema,
        FeaturesSql = model.FeaturesSql,
        Encoder = model.Encoder,
        Outcomes = model.Outcomes,
        Provenance = model.Provenance,
    };
}
