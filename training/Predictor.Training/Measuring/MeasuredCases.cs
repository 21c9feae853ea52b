using Predictor.Cases;
using Predictor.Models.Measuring;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Measuring;

/// <summary>A model held against labelled cases: every outcome at each of its moments that has rows to measure, in the model's order.</summary>
internal sealed class MeasuredCases
{
    private MeasuredCases(IReadOnlyList<MeasuredOutcome> outcomes, IReadOnlyList<string> notes) => (Outcomes, Notes) = (outcomes, notes);

    public IReadOnlyList<MeasuredOutcome> Outcomes { get; }

    /// <summary>Where the model may know rows that it is measured on, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <exception cref="DataException">No row to measure; or which the model has not seen was asked for and cannot be told.</exception>
    public static MeasuredCases Score(ModelData data, MeasuredRows measured, int threads, CancellationToken cancellation)
    {
        var (model, table) = (data.Model, data.Table);
        var cases = new EncodedTable(table, model.Encoder.Vocabularies);
        var unseen = new UnseenRows(model, table, data.Fingerprint);
        var (outcomes, notes) = (new List<MeasuredOutcome>(), new List<string>());
        foreach (var outcome in model.Outcomes)
        {
            cancellation.ThrowIfCancellationRequested();
            var index = model.Schema.Outcomes.Select(each => each.Name).ToList().IndexOf(outcome.Outcome.Name);
            var rows = table.RowsWithLabel(index, outcome.Moment);
            if (measured == MeasuredRows.Test)
                rows = unseen.Of(outcome, index, rows);
            else if (unseen.Seen(outcome, rows) is { } note)
                notes.Add(note);
            if (rows.Length > 0)
                outcomes.Add(ScoredOutcome.Of(cases, outcome, index, rows, threads).Mature());
        }

        return outcomes.Count > 0 ? new MeasuredCases(outcomes, notes)
            : throw new DataException(measured == MeasuredRows.Test
                ? $"No labelled row is from the test slice of {model.Name} version {model.Version} or later."
                : $"No row has a mature label for an outcome of {model.Name} at a moment at which it is predicted.");
    }
}
