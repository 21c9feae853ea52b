using Predictor.Cases;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;
using Predictor.Training.Measuring;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Monitoring;

/// <summary>A model against later cases: what its bundle remembers beside what there is now, and what it promises beside what came. From top to bottom.</summary>
/// <param name="data">The model, and cases as it reads them.</param>
/// <param name="window">Which of them are looked at.</param>
/// <param name="seed">Of the resampling.</param>
/// <param name="draws">Behind each interval.</param>
/// <param name="threads">How many may work; nothing but the time depends on it.</param>
internal sealed class DriftMeasuring(ModelData data, CaseWindow window, ulong seed, int draws, int threads)
{
    private readonly EncodedTable _cases = new(data.Table, data.Model.Encoder.Vocabularies);

    /// <exception cref="DataException">A bundle of an older format, which has nothing to hold cases against.</exception>
    public static void CheckRemembers(Model model)
    {
        if (model.Outcomes.Any(outcome => outcome.Reference is null))
        {
            throw new DataException(
                $"{model.Name} version {model.Version} does not remember the cases it was made from: its bundle has no reference.json, which older programs did not write. "
                + "Train (or import) it again on the same data, with the seed and options of its card; the new version remembers them.");
        }
    }

    /// <returns>Every outcome at each of its moments that has cases, in the model's order.</returns>
    /// <param name="notes">Takes where cases are looked at that the model learned from.</param>
    /// <param name="cancellation">Stops between outcomes.</param>
    /// <exception cref="DataException">No case to look at, or a bundle that remembers none.</exception>
    public IReadOnlyList<OutcomeDrifted> Measure(IList<string> notes, CancellationToken cancellation)
    {
        var (model, table) = (data.Model, data.Table);
        CheckRemembers(model);
        var unseen = new UnseenRows(model, table, data.Fingerprint);
        var drifted = new List<OutcomeDrifted>();
        foreach (var outcome in model.Outcomes)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = window.Rows(table, outcome.Moment);
            if (rows.Length == 0)
                continue;
            if (unseen.Seen(outcome, rows) is { } note)
                notes.Add(note);
            var index = model.Schema.Outcomes.Select(each => each.Name).ToList().IndexOf(outcome.Outcome.Name);
            drifted.Add(Measure(ScoredOutcome.Of(_cases, outcome, index, rows, threads), outcome.Reference!));
        }

        return drifted.Count > 0 ? drifted : throw new DataException(
            $"No case of these data is at a moment at which {model.Name} predicts{((window.From ?? window.To) is null ? "" : ", and between --from and --to")}.");
    }

    private OutcomeDrifted Measure(ScoredOutcome scored, OutcomeReference reference)
    {
        var columns = Columns(scored, reference);
        var probabilities = ProbabilityDrifted.Of(reference.ProbabilitiesOf, Probabilities(scored, reference));
        var realised = Realised(scored);
        return new OutcomeDrifted
        {
            Name = scored.Model.Outcome.Name,
            Moment = scored.Model.Moment,
            Standing = OutcomeDrifted.Judge(columns, probabilities, realised),
            Rows = scored.Rows.Length,
            Customers = CustomerGroups.Count(data.Table, scored.Rows),
            From = Time(scored.Rows, Enumerable.Min),
            To = Time(scored.Rows, Enumerable.Max),
            Reference = reference.ColumnsOf,
            Columns = columns,
            Probabilities = probabilities,
            Expected = ExpectedPerformance.Of(scored.Probabilities, scored.Customers, seed, draws),
            Realised = realised,
            Periods = [.. CalendarPeriods.Of(data.Table, scored.Rows).Select(period => Period(period.Name, scored.At(period.Positions), reference))],
        };
    }

    private ColumnDrifted[] Columns(ScoredOutcome scored, OutcomeReference reference) =>
    [
        .. data.Model.Schema.FeatureColumns.Index().Where(column => column.Item.KnownAt <= scored.Model.Moment).Select(column =>
        {
            var before = reference.Columns[column.Item.Name];
            var bins = _cases.BinsOf(before, column.Index, scored.Model.Moment, scored.Rows);
            return ColumnDrifted.Of(
                column.Item, scored.Model.Report.Importance.GetValueOrDefault(column.Item.Name), ColumnDrift.Measure(before, bins, scored.Customers, seed, draws));
        }),
    ];

    private PeriodDrifted Period(string name, ScoredOutcome scored, OutcomeReference reference)
    {
        var drift = Probabilities(scored, reference);
        return new PeriodDrifted(
            name,
            scored.Rows.Length,
            drift.Verdict,
            drift.PopulationStability,
            ExpectedPerformance.Of(scored.Probabilities, scored.Customers, seed, draws),
            Realised(scored));
    }

    private ColumnDrift Probabilities(ScoredOutcome scored, OutcomeReference reference) =>
        ColumnDrift.Measure(reference.Probabilities, reference.Probabilities.BinsOf(scored.Probabilities), scored.Customers, seed, draws);

    private RealisedPerformance? Realised(ScoredOutcome scored)
    {
        var mature = scored.Mature();
        return mature.Rows.Length == 0 ? null : RealisedPerformance.Of(mature.Labels, mature.Probabilities, mature.Customers, seed, draws);
    }

    private DateTimeOffset? Time(int[] rows, Func<IEnumerable<long>, long> choose) =>
        data.Table.At is { } at ? DateTimeOffset.FromUnixTimeSeconds(choose(rows.Select(row => at[row]))) : null;
}
