using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Models.Measuring;
using Predictor.Training.Pipeline;
using Predictor.Training.Reporting.Building;

namespace Predictor.Training.Tests.Reporting.Building;

public sealed class MomentsBesideTests
{
    [Fact]
    public void Both_are_held_against_closures_labels_on_the_cases_that_have_both()
    {
        // Rows 0 to 199 are arrivals of cases c0 to c199; rows 200 to 349 closures of c50 to c199.
        var (labels, probabilities) = Measured.Calibrated(150);
        var guess = Enumerable.Range(0, 200).Select(i => 0.2 + (0.6 * (i * 37 % 101 / 101.0))).ToArray();
        var table = Table();
        var arrival = Rows(table, [.. Enumerable.Range(0, 200)], new float[200], guess, Moment.Arrival);
        var closure = Rows(table, [.. Enumerable.Range(200, 150)], labels, probabilities, Moment.Closure);

        var beside = MomentsBeside.Of(arrival, closure, seed: 1)!;

        Assert.Equal(150, beside.First.Rows);
        Assert.Equal(Metrics.Auc(labels, guess.AsSpan(50)), beside.First.Auc.Value, 12);
        Assert.Equal(Metrics.Auc(labels, probabilities), beside.Second.Auc.Value, 12);
        Assert.Equal(beside.Second.Auc.Value - beside.First.Auc.Value, beside.Auc.Value, 12);
    }

    [Fact]
    public void Without_cases_of_both_classes_nothing_is_compared()
    {
        var table = Table();
        var arrival = Rows(table, [.. Enumerable.Range(0, 200)], new float[200], [.. Enumerable.Repeat(0.5, 200)], Moment.Arrival);
        var closure = Rows(table, [.. Enumerable.Range(200, 150)], new float[150], [.. Enumerable.Repeat(0.5, 150)], Moment.Closure);

        Assert.Null(MomentsBeside.Of(arrival, closure, seed: 1));
    }

    private static CaseTable Table()
    {
        var one = CaseTables.Of(new sbyte[350], moments: [.. Enumerable.Range(0, 350).Select(row => row < 200 ? Moment.Arrival : Moment.Closure)]);
        return new CaseTable
        {
            Schema = one.Schema,
            CaseIds = [.. Enumerable.Range(0, 350).Select(row => FormattableString.Invariant($"c{(row < 200 ? row : row - 150)}"))],
            CustomerIds = null,
            Moments = one.Moments,
            At = null,
            OpenedAt = null,
            Ordered = false,
            Cells = [],
            Labels = one.Labels,
        };
    }

    private static MeasuredOutcome Rows(CaseTable table, int[] rows, float[] labels, double[] probabilities, Moment moment) =>
        Measured.Of(labels, probabilities, moment: moment) with { Cases = new EncodedTable(table, []), Rows = rows };
}
