using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Models.Comparisons;
using Predictor.Models.Measuring;
using Predictor.Training.Comparing;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Measuring;
using Predictor.Training.Output;
using Predictor.Training.Reading;
using Predictor.Training.Segments;

namespace Predictor.Training.Commands;

/// <summary><c>evaluate</c>: what a model is worth on labelled cases, as a whole and by segment.</summary>
internal sealed class EvaluateCommand : ConsoleCommand
{
    private readonly ModelDataOptions _data;
    private readonly SegmentOptions _segments;
    private readonly EconomicsOptions _economics;

    public EvaluateCommand(CommandConsole console, IOptions<CommandSettings> settings)
        : base("evaluate", "Measures a model on labelled cases.", console)
    {
        _data = new ModelDataOptions(this, settings.Value);
        _segments = new SegmentOptions(this, "none");
        _economics = new EconomicsOptions(this);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var data = _data.Read(arguments, Console, cancellation);
        var measured = MeasuredCases.Score(data, _data.Rows(arguments), _data.Threads(arguments), cancellation);
        CellProblemWords.Say(Console, [], measured.Notes);
        CaseTable ReadBy(Schema schema) => _data.Table(arguments, data.Model, schema, cancellation);
        var columns = SegmentColumns.Of(data, _segments.Segments(arguments), _segments.Protected(arguments), ReadBy);
        var values = _economics.ValueColumn(arguments) is { } name ? CustomerValues.Of(data, name, ReadBy) : null;
        var money = _economics.Money(arguments, _data.Policy(arguments, data.Model));
        EvaluatedFigures[] figures = [.. measured.Outcomes.Select(each => Figures(each, columns, values, money, _data.Seed(arguments)))];
        FiguresTable.Show(Console, figures);
        EvaluationTable.Show(Console, figures, money);
        return new { data.Model.Name, data.Model.Version, Money = money, Outcomes = figures, Notes = (string[])[.. data.Notes, .. measured.Notes] };
    }

    private static EvaluatedFigures Figures(MeasuredOutcome measured, IReadOnlyList<SegmentColumn> columns, double[]? values, ComparedMoney money, ulong seed) => EvaluatedFigures.Of(
        measured,
        Performance.Measure(
            measured.Labels,
            measured.Probabilities,
            measured.Customers,
            seed,
            economics: ComparisonMoney.Economics(money),
            values: values is null ? default : Array.ConvertAll(measured.Rows, row => values[row])),
        hasMoney: measured.Model.Outcome.Name == money.Outcome,
        columns.Count > 0 ? SegmentBuilder.Of(columns, measured, seed) : null,
        seed);
}
