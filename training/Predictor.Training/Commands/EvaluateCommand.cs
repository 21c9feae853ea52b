using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Evaluation;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Measuring;
using Predictor.Training.Output;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary><c>evaluate</c>: what a model is worth on labelled cases.</summary>
internal sealed class EvaluateCommand : ConsoleCommand
{
    private readonly ModelDataOptions _data;

    public EvaluateCommand(CommandConsole console, IOptions<CommandSettings> settings)
        : base("evaluate", "Measures a model on labelled cases.", console) => _data = new ModelDataOptions(this, settings.Value);

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var data = _data.Read(arguments, Console, cancellation);
        var measured = MeasuredCases.Score(data, _data.Rows(arguments), _data.Threads(arguments), cancellation);
        CellProblemWords.Say(Console, [], measured.Notes);
        OutcomeFigures[] figures = [.. measured.Outcomes.Select(each => Figures(each, _data.Seed(arguments)))];
        FiguresTable.Show(Console, figures);
        return new { data.Model.Name, data.Model.Version, Outcomes = figures, Notes = (string[])[.. data.Notes, .. measured.Notes] };
    }

    private static OutcomeFigures Figures(MeasuredOutcome measured, ulong seed) => OutcomeFigures.Of(
        measured.Model.Outcome.Name,
        measured.Model.Moment,
        measured.Model.Report.Features,
        measured.Model.Forest.Trees.Count,
        Performance.Measure(measured.Labels, measured.Probabilities, measured.Customers, seed));
}
