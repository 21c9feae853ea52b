using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Models.Bundles;
using Predictor.Training.Figures;

namespace Predictor.Training.Pipeline;

/// <summary>A model against labelled cases, outcome by outcome and moment by moment.</summary>
internal sealed class ModelEvaluation(Model model, ulong seed, int threads)
{
    /// <exception cref="DataException">No row has a label for any outcome.</exception>
    public OutcomeFigures[] Evaluate(CaseTable table, CancellationToken cancellation)
    {
        var cases = new EncodedTable(table, model.Encoder.Vocabularies);
        var figures = new List<OutcomeFigures>();
        foreach (var outcome in model.Outcomes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Evaluate(cases, outcome) is { } each)
                figures.Add(each);
        }

        return figures.Count > 0 ? [.. figures]
            : throw new DataException($"No row has a mature label for an outcome of {model.Name} at a moment at which it is predicted.");
    }

    private OutcomeFigures? Evaluate(EncodedTable cases, OutcomeModel outcome)
    {
        var index = model.Schema.Outcomes.Select(each => each.Name).ToList().IndexOf(outcome.Outcome.Name);
        var table = cases.Table;
        var rows = table.RowsWithLabel(index, outcome.Moment);
        if (rows.Length == 0)
            return null;
        var margins = new double[rows.Length];
        outcome.Forest.Margins(cases.Matrix(outcome.Moment, rows, HistoryMask.Nothing(model.Schema)), margins, threads);
        var performance = Performance.Measure(
            cases.Labels(index, rows), [.. margins.Select(outcome.Calibrator.Probability)], CustomerGroups.Of(table, rows), seed);
        return OutcomeFigures.Of(outcome.Outcome.Name, outcome.Moment, outcome.Report.Features, outcome.Forest.Trees.Count, performance);
    }
}
