using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Text;
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

    /// <summary>How many of the rows to measure on are from before the model's own test slice, so that it may have learned from them: in sentences, where there are such.</summary>
    public IEnumerable<string> RowsLearnedFrom(CaseTable table)
    {
        foreach (var outcome in model.Outcomes)
        {
            if (table.At is not { } at || outcome.Report.Test.From is not { } from)
                continue;
            var rows = table.RowsWithLabel(IndexOf(outcome), outcome.Moment);
            var before = rows.Count(row => at[row] < from.ToUnixTimeSeconds());
            if (before > 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{outcome.Outcome.Name} at {(outcome.Moment == Moment.Arrival ? "arrival" : "closure")}: {before:N0} of the {rows.Length:N0} rows measured are not later than what the model learned from (before {IsoTime.Format(from)}); rows that it knows make its figures look better than they are.");
            }
        }
    }

    private int IndexOf(OutcomeModel outcome) => model.Schema.Outcomes.Select(each => each.Name).ToList().IndexOf(outcome.Outcome.Name);

    private OutcomeFigures? Evaluate(EncodedTable cases, OutcomeModel outcome)
    {
        var index = IndexOf(outcome);
        var table = cases.Table;
        var rows = table.RowsWithLabel(index, outcome.Moment);
        if (rows.Length == 0)
            return null;
        var margins = cases.Margins(outcome.Forest, outcome.Moment, rows, HistoryMask.Nothing(model.Schema), threads);
        var performance = Performance.Measure(
            cases.Labels(index, rows), [.. margins.Select(outcome.Calibrator.Probability)], CustomerGroups.Of(table, rows), seed);
        return OutcomeFigures.Of(outcome.Outcome.Name, outcome.Moment, outcome.Report.Features, outcome.Forest.Trees.Count, performance);
    }
}
