using System.Globalization;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Labels;

/// <summary>Whether the share of positive labels moves over time: what is learned of the past then holds no more, whatever the ranking is worth.</summary>
internal sealed class LabelRate : ICheck
{
    /// <summary>Least distance of two rates, as odds: 1.5 turns 20 % into 27 %, and 60 % into 69 %.</summary>
    private const double LeastOdds = 1.5;

    /// <summary>Standard errors: rates of cases of the same customers and days vary by more than chance.</summary>
    private const double LeastErrors = 5;

    private const int FewestInAPeriod = 100;

    public IEnumerable<Finding> Find(CheckedData data) =>
        data.Sliced.GroupBy(sliced => sliced.Index).SelectMany(moments => Judge(data, moments.First()));

    private static IEnumerable<Finding> Judge(CheckedData data, SlicedOutcome sliced)
    {
        var (before, test) = (Count(sliced.Cases.Labels(sliced.Index, sliced.BeforeTest)), Count(sliced.TestCases.Labels(sliced.Index, sliced.Test)));
        if (AreApart(before, test))
        {
            yield return Of(
                sliced, "label-rate", $"{Rate(before):0%} of the rows before the test slice are positive, {Rate(test):0%} of those in it",
                "The base rate moves: train on newer rows, and look at calibration (and at it again soon) before thresholds.",
                new() { ["before"] = Rate(before), ["test"] = Rate(test) });
        }

        var labels = data.Table.Labels[sliced.Index].Values;
        int[] rows = SlicedOutcome.InTimeOrder(data.Table, data.Table.RowsWithLabel(sliced.Index, sliced.Moment));
        if (Periods.Of(data, rows) is not { } periods)
            yield break;
        var all = periods.Counts(_ => true);
        var positive = periods.Counts(i => labels[rows[i]] > 0);
        int[] full = [.. Enumerable.Range(0, periods.Count).Where(period => all[period] >= FewestInAPeriod)];
        var jumps = full.Zip(full.Skip(1)).Where(pair => AreApart((positive[pair.First], all[pair.First]), (positive[pair.Second], all[pair.Second])))
            .OrderByDescending(pair => Odds((positive[pair.First], all[pair.First]), (positive[pair.Second], all[pair.Second]))).ToArray();

        // Days differ (weekends do); a step between two of them says little.
        if (full.Length < 3 || jumps.Length == 0 || periods.InAWeek > 1)
            yield break;
        var (from, to) = jumps[0];
        double[] rates = [.. full.Select(period => (double)positive[period] / all[period])];
        yield return Of(
            sliced, "label-jump",
            $"the positive share goes from {Rate((positive[from], all[from])):0%} to {Rate((positive[to], all[to])):0%} at {periods.Name(to)}; it is between {rates.Min():0%} and {rates.Max():0%}",
            "Find out what changed (a target, a definition, a queue): if the label's meaning did, train on rows after it.",
            new() { ["from"] = Rate((positive[from], all[from])), ["to"] = Rate((positive[to], all[to])), ["least"] = rates.Min(), ["most"] = rates.Max(), ["jumps"] = jumps.Length });
    }

    private static (int Positive, int Rows) Count(float[] labels) => (labels.Count(label => label > 0), labels.Length);

    private static double Rate((int Positive, int Rows) of) => of.Rows == 0 ? double.NaN : (double)of.Positive / of.Rows;

    private static bool AreApart((int Positive, int Rows) one, (int Positive, int Rows) other) =>
        one.Rows >= FewestInAPeriod && other.Rows >= FewestInAPeriod
        && Math.Abs(Share.Distance(one.Positive, one.Rows, other.Positive, other.Rows)) >= LeastErrors && Odds(one, other) >= LeastOdds;

    private static double Odds((int Positive, int Rows) one, (int Positive, int Rows) other)
    {
        var odds = (one.Positive + 0.5) * (other.Rows - other.Positive + 0.5) / ((one.Rows - one.Positive + 0.5) * (other.Positive + 0.5));
        return Math.Max(odds, 1 / odds);
    }

    private static Finding Of(SlicedOutcome sliced, string code, FormattableString words, string advice, Dictionary<string, double> evidence) => new()
    {
        Severity = Severity.Warning,
        Code = code,
        Outcome = sliced.Outcome.Name,
        Words = words.ToString(CultureInfo.InvariantCulture),
        Advice = advice,
        Evidence = evidence,
    };
}
