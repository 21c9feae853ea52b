using Predictor.Cases;
using Predictor.Models.Comparisons;
using Predictor.Models.Measuring;
using Predictor.Models.Policies;
using Predictor.Training.Measuring;

namespace Predictor.Training.Comparing;

/// <summary>A version held against another side on the same cases: outcome by outcome, moment by moment.</summary>
internal sealed class VersionComparison(ModelSide challenger, IComparedSide against, Policy policy, MeasuredRows measured, ulong seed, int draws)
{
    private readonly ComparedMoney _money = ComparisonMoney.Of(policy);

    public ComparedMoney Money => _money;

    /// <param name="notes">Takes what only one side predicts, and figures that lie wholly on the worse side though the verdict is not worse.</param>
    /// <param name="cancellation">Stops between outcomes.</param>
    /// <exception cref="DataException">Nothing to compare, or the two predict different things.</exception>
    public IReadOnlyList<ComparedOutcome> Compare(IList<string> notes, CancellationToken cancellation)
    {
        var compared = new List<ComparedOutcome>();
        foreach (var model in challenger.Data.Model.Outcomes)
        {
            cancellation.ThrowIfCancellationRequested();
            var place = MeasuredOutcome.NameOf(model);
            if (against.Score(model.Outcome.Name, model.Moment) is not { } theirs)
            {
                notes.Add($"{place} is predicted by {challenger.Version.Name} version {challenger.Version.Version} alone.");
                continue;
            }

            var cases = PairedCases.Of(place, challenger.Score(model.Outcome.Name, model.Moment)!, theirs, measured);
            compared.Add(Compare(model.Outcome, model.Moment, cases));
            foreach (var figure in Worse(compared[^1]))
            {
                notes.Add($"{place}: {figure} is worse beyond noise, though log loss is not.");
            }
        }

        return compared.Count > 0 ? compared : throw new DataException("The two sides predict no outcome at the same moment, so that nothing can be compared.");
    }

    private ComparedOutcome Compare(Outcome outcome, Moment moment, PairedCases cases)
    {
        var table = challenger.Data.Table;
        var figures = PairedFigures.Of(
            cases.Labels, cases.Challenger, cases.Against, CustomerGroups.Of(table, cases.Rows), seed, draws, ComparisonMoney.Economics(_money));
        return new ComparedOutcome
        {
            Outcome = outcome.Name,
            Moment = moment,
            Label = new ComparedLabel(outcome.Label, outcome.Positive, outcome.HorizonDays),
            Overlap = cases.Overlap,
            From = Time(table, cases.Rows, Enumerable.Min),
            To = Time(table, cases.Rows, Enumerable.Max),
            Positives = figures.Positives,
            Customers = figures.Customers,
            AucInterval = figures.AucInterval,
            Auc = figures.Auc,
            LogLoss = figures.LogLoss,
            Brier = figures.Brier,
            CalibrationError = figures.CalibrationError,
            Profit = outcome.Name == _money.Outcome ? figures.Profit : null,
            Margin = figures.Margin,
            Verdict = figures.Verdict,
            Bands = BandCounts.Of(policy, outcome.Name, cases),
        };
    }

    private static DateTimeOffset? Time(CaseTable table, int[] rows, Func<IEnumerable<long>, long> choose) =>
        table.At is { } at && rows.Length > 0 ? DateTimeOffset.FromUnixTimeSeconds(choose(rows.Select(row => at[row]))) : null;

    private static IEnumerable<string> Worse(ComparedOutcome outcome)
    {
        if (outcome.Verdict is Verdict.Worse or Verdict.TooFew)
            yield break;
        if (outcome.Auc.High < 0)
            yield return "AUC";
        if (outcome.Brier.Low > 0)
            yield return "Brier";
        if (outcome.CalibrationError.Low > 0)
            yield return "calibration error";
        if (outcome.Profit is { High: < 0 })
            yield return "profit";
    }
}
