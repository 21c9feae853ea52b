using Predictor.Cases;
using Predictor.Models.Comparisons;
using Predictor.Training.Measuring;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Comparing;

/// <summary>A version, scoring the labelled cases as its own schema reads them.</summary>
internal sealed class ModelSide(ModelData data, ComparedVersion version, MeasuredRows measured, int threads) : IComparedSide
{
    private readonly EncodedTable _cases = new(data.Table, data.Model.Encoder.Vocabularies);
    private readonly UnseenRows _unseen = new(data.Model, data.Table, data.Fingerprint);

    public ModelData Data => data;

    public ComparedVersion Version => version;

    public ScoredCases? Score(string outcome, Moment moment)
    {
        if (data.Model.Outcomes.FirstOrDefault(each => each.Outcome.Name == outcome && each.Moment == moment) is not { } model)
            return null;
        var index = data.Model.Schema.Outcomes.Select(each => each.Name).ToList().IndexOf(outcome);
        var rows = data.Table.RowsWithLabel(index, moment);
        var margins = _cases.Margins(model.Forest, moment, rows, HistoryMask.Nothing(data.Table.Schema), threads);
        return new ScoredCases
        {
            Ids = Array.ConvertAll(rows, row => data.Table.CaseIds[row]),
            Probabilities = Array.ConvertAll(margins, model.Calibrator.Probability),
            Labels = _cases.Labels(index, rows),
            HorizonDays = model.Outcome.HorizonDays,
            Unseen = Unseen(model, index, rows),
            Rows = rows,
        };
    }

    /// <summary>Where that cannot be told though all rows were asked for: none of the data that it learned from is unseen, and of others nothing is known.</summary>
    private bool[]? Unseen(Models.Bundles.OutcomeModel model, int index, int[] rows)
    {
        try
        {
            var unseen = _unseen.Of(model, index, rows).ToHashSet();
            return Array.ConvertAll(rows, unseen.Contains);
        }
        catch (DataException) when (measured == MeasuredRows.All)
        {
            return data.Fingerprint == data.Model.Provenance.DataFingerprint ? new bool[rows.Length] : null;
        }
    }
}
