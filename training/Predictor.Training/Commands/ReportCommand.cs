using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Measuring;
using Predictor.Training.Output;
using Predictor.Training.Reading;
using Predictor.Training.Reporting;
using Predictor.Training.Reporting.Building;
using Predictor.Training.Segments;

namespace Predictor.Training.Commands;

/// <summary><c>report</c>: a model against labelled cases as one HTML file: a page for a manager, then everything for a reviewer.</summary>
internal sealed class ReportCommand : ConsoleCommand
{
    private readonly ModelDataOptions _data;
    private readonly SegmentOptions _segments;
    private readonly Option<string> _out = new("--out") { Description = "The HTML file to write.", Required = true };
    private readonly ReportHtml _html;

    public ReportCommand(CommandConsole console, IOptions<CommandSettings> settings, ReportHtml html)
        : base("report", "Writes a model's report: one HTML file, to read on a screen or on paper.", console)
    {
        _data = new ModelDataOptions(this, settings.Value, MeasuredRows.Test);
        _html = html;
        _segments = new SegmentOptions(this, "the three categories that move the model most");
        Options.Add(_out);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var data = _data.Read(arguments, Console, cancellation);
        var options = new ReportOptions
        {
            Seed = _data.Seed(arguments),
            Threads = _data.Threads(arguments),
        };
        var rows = _data.Rows(arguments);
        var measured = MeasuredCases.Score(data, rows, options.Threads, cancellation);
        CellProblemWords.Say(Console, [], measured.Notes);
        var (segments, protectedColumns) = (_segments.Segments(arguments), _segments.Protected(arguments));
        var columns = SegmentColumns.Of(
            data, segments.Count > 0 ? segments : [.. SegmentColumns.ByDefault(data).Except(protectedColumns)], protectedColumns, schema => _data.Table(arguments, data.Model, schema, cancellation));
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
}
