using Predictor.Cases;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;

namespace Predictor.Models.Monitoring;

/// <summary>What is measured of an outcome's rows, now against then.</summary>
/// <param name="schema">Of the model.</param>
/// <param name="seed">Of the resampling.</param>
/// <param name="draws">Behind each interval.</param>
internal sealed class DriftFigures(Schema schema, ulong seed, int draws)
{
    /// <summary>Columns known at the moment, in the schema's order.</summary>
    public IEnumerable<(Column Column, int Index)> ColumnsAt(Moment moment) => schema.FeatureColumns.Index().Where(column => column.Item.KnownAt <= moment).Select(column => (column.Item, column.Index));

    public ColumnDrifted Column(ScoredOutcome scored, OutcomeReference reference, Column column, int index)
    {
        var before = reference.Columns[column.Name];
        var bins = scored.Cases.BinsOf(before, index, scored.Model.Moment, scored.Rows);
        return ColumnDrifted.Of(column, scored.Model.Report.Importance.GetValueOrDefault(column.Name), ColumnDrift.Measure(before, bins, scored.Customers, seed, draws));
    }

    public ColumnDrift Probabilities(ScoredOutcome scored, OutcomeReference reference) =>
        ColumnDrift.Measure(reference.Probabilities, reference.Probabilities.BinsOf(scored.Probabilities), scored.Customers, seed, draws);

    public ExpectedPerformance Expected(ScoredOutcome scored) => ExpectedPerformance.Of(scored.Probabilities, scored.Customers, seed, draws);

    /// <summary>Null where no label is mature.</summary>
    public RealisedPerformance? Realised(MeasuredOutcome mature) =>
        mature.Rows.Length == 0 ? null : RealisedPerformance.Of(mature.Labels, mature.Probabilities, mature.Customers, seed, draws);
}
