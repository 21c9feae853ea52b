using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;

namespace Predictor.Models.Monitoring;

/// <summary>A model against later cases: what its bundle remembers beside what there is now, and what it promises beside what came. From top to bottom.</summary>
/// <param name="model">Held against them.</param>
/// <param name="table">Cases as its schema reads them.</param>
/// <param name="window">Which of them are looked at.</param>
/// <param name="seed">Of the resampling.</param>
/// <param name="draws">Behind each interval.</param>
/// <param name="threads">How many may work; nothing but the time depends on it.</param>
public sealed class DriftMeasuring(Model model, CaseTable table, CaseWindow window, ulong seed, int draws, int threads)
{
    private readonly EncodedCases _cases = new(table, model.Encoder.Vocabularies);
    private readonly DriftFigures _figures = new(model.Schema, seed, draws);

    /// <exception cref="DataException">A bundle of an older format, which has nothing to hold cases against.</exception>
    public static void CheckRemembers(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
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
        ArgumentNullException.ThrowIfNull(notes);
        CheckRemembers(model);
        var drifted = new List<OutcomeDrifted>();
        foreach (var outcome in model.Outcomes)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = window.Rows(table, outcome.Moment);
            if (rows.Length == 0)
                continue;
            if (LearnedFrom.Note(table, outcome, rows) is { } note)
                notes.Add(note);
            var index = model.Schema.Outcomes.Select(each => each.Name).ToList().IndexOf(outcome.Outcome.Name);
            drifted.Add(Measure(ScoredOutcome.Of(_cases, outcome, index, rows, threads), outcome.Reference!));
        }

        return drifted.Count > 0 ? drifted : throw new DataException(
            $"No case of these data is at a moment at which {model.Name} predicts{((window.From ?? window.To) is null ? "" : ", and between --from and --to")}.");
    }

    private OutcomeDrifted Measure(ScoredOutcome scored, OutcomeReference reference)
    {
        ColumnDrifted[] columns = [.. _figures.ColumnsAt(scored.Model.Moment).Select(column => _figures.Column(scored, reference, column.Column, column.Index))];
        var probabilities = ProbabilityDrifted.Of(reference.ProbabilitiesOf, _figures.Probabilities(scored, reference));
        var realised = _figures.Realised(scored.Mature());
        var (from, to) = scored.Times();
        return new OutcomeDrifted
        {
            Name = scored.Model.Outcome.Name,
            Moment = scored.Model.Moment,
            Standing = OutcomeDrifted.Judge(columns, probabilities, realised),
            Rows = scored.Rows.Length,
            Customers = CustomerGroups.Count(table, scored.Rows),
            From = from,
            To = to,
            Reference = reference.ColumnsOf,
            Columns = columns,
            Probabilities = probabilities,
            Expected = _figures.Expected(scored),
            Realised = realised,
            Periods = [.. CalendarPeriods.Of(table, scored.Rows).Select(period => Period(period.Name, scored.At(period.Positions), reference))],
        };
    }

    private PeriodDrifted Period(string name, ScoredOutcome scored, OutcomeReference reference)
    {
        var drift = _figures.Probabilities(scored, reference);
        return new PeriodDrifted(name, scored.Rows.Length, drift.Verdict, drift.PopulationStability, _figures.Expected(scored), _figures.Realised(scored.Mature()));
    }
}
