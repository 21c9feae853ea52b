using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;

namespace Predictor.Models.Monitoring;

/// <summary>A model as it stands today, by cases as they were scored: those of the last days say whether what comes has changed, those whose label is mature whether its probabilities held.</summary>
/// <param name="model">It need not remember the cases it was made from; then nothing is said of drift.</param>
/// <param name="table">Cases as its schema reads them; with times.</param>
/// <param name="recent">From when on cases are of the last days.</param>
/// <param name="seed">Of the resampling.</param>
/// <param name="draws">Behind each interval.</param>
/// <param name="threads">How many may work; nothing but the time depends on it.</param>
public sealed class ModelWatching(Model model, CaseTable table, DateTimeOffset recent, ulong seed = 1, int draws = 200, int threads = 1)
{
    /// <summary>Mature rows of a group of the reliability diagram, and how many groups there are at least and at most.</summary>
    private const int RowsOfBin = 50, LeastBins = 4, MostBins = 15;

    private readonly EncodedCases _cases = new(table, model.Encoder.Vocabularies);
    private readonly DriftFigures _figures = new(model.Schema, seed, draws);

    /// <summary>Every outcome at each of its moments, in the model's order; also those of which no case is there.</summary>
    public IReadOnlyList<OutcomeWatched> Watch(CancellationToken cancellation) =>
    [
        .. model.Outcomes.Select(outcome =>
        {
            cancellation.ThrowIfCancellationRequested();
            var index = model.Schema.Outcomes.Select(each => each.Name).ToList().IndexOf(outcome.Outcome.Name);
            var all = ScoredOutcome.Of(_cases, outcome, index, new CaseWindow(null, null).Rows(table, outcome.Moment), threads);
            int[] late = [.. Enumerable.Range(0, all.Rows.Length).Where(position => table.At![all.Rows[position]] >= recent.ToUnixTimeSeconds())];
            return Watch(all.At(late), all.Mature());
        }),
    ];

    private OutcomeWatched Watch(ScoredOutcome late, MeasuredOutcome mature)
    {
        var reference = late.Rows.Length == 0 ? null : late.Model.Reference;
        var columns = reference is null ? [] : Columns(late, reference);
        var probabilities = reference is null ? null : ProbabilityDrifted.Of(reference.ProbabilitiesOf, _figures.Probabilities(late, reference));
        var realised = _figures.Realised(mature);
        var ((from, to), (matureFrom, matureTo)) = (late.Times(), mature.Times());
        return new OutcomeWatched
        {
            Name = late.Model.Outcome.Name,
            Moment = late.Model.Moment,
            Standing = OutcomeDrifted.Judge(columns.Select(column => column.Drift), probabilities, realised),
            Rows = late.Rows.Length,
            From = from,
            To = to,
            Reference = reference?.ColumnsOf,
            Columns = columns,
            Probabilities = probabilities,
            Expected = late.Rows.Length == 0 ? null : _figures.Expected(late),
            Realised = realised,
            Reliability = realised is null or { Verdict: PerformanceVerdict.TooFew }
                ? null
                : ReliabilityCurve.Of(mature.Labels, mature.Probabilities, Math.Clamp(mature.Rows.Length / RowsOfBin, LeastBins, MostBins)),
            Later = LaterCases.Of(mature),
            MatureFrom = matureFrom,
            MatureTo = matureTo,
        };
    }

    private WatchedColumn[] Columns(ScoredOutcome late, OutcomeReference reference) =>
    [
        .. _figures.ColumnsAt(late.Model.Moment).Select(column =>
        {
            var before = reference.Columns[column.Column.Name];
            var moment = late.Model.Moment;
            var shift = ColumnShift.Of(column.Column, before, _cases.BinsOf(before, column.Index, moment, late.Rows), _cases.Cells(column.Index, moment, late.Rows));
            return new WatchedColumn(column.Column, _figures.Column(late, reference, column.Column, column.Index), shift);
        })
        .OrderByDescending(column => column.Drift.Counts).ThenByDescending(column => column.Drift.Verdict).ThenByDescending(column => column.Drift.StabilityIndex.Value),
    ];
}
