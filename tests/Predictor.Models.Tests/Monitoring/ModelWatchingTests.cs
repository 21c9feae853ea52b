using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;
using Predictor.Models.Monitoring;

namespace Predictor.Models.Tests.Monitoring;

public sealed class ModelWatchingTests
{
    private const int Cases = 400;
    private const long Start = 1_767_225_600;
    private const long Hour = 3_600;

    private static readonly DateTimeOffset Recent = DateTimeOffset.FromUnixTimeSeconds(Start + (Cases / 2 * Hour));

    [Fact]
    public void What_is_mature_says_whether_probabilities_held_and_the_last_days_what_moved()
    {
        var left = Watch(TinyModel.Make(), row => row % 8 == 0)[0];

        Assert.Equal(("left", Moment.Arrival, Cases / 2, Cases), (left.Name, left.Moment, left.Rows, left.Realised!.Rows));
        Assert.Equal((Recent, DateTimeOffset.FromUnixTimeSeconds(Start)), (left.From, left.MatureFrom));
        Assert.Equal(Cases, left.Reliability!.Bins.Sum(bin => bin.Rows));
        Assert.Equal(8, left.Reliability.Bins.Count);
        Assert.Equal(left.Realised.PositiveRate.Value - left.Realised.Expected.PositiveRate.Value, left.Realised.PositiveRateGap.Value, 12);
        Assert.Equal(["repeat_contacts_30d", "reason"], left.Columns.Select(column => column.Column.Name));
    }

    [Fact]
    public void Outcomes_that_come_more_often_than_said_are_off_and_want_training()
    {
        var left = Watch(TinyModel.Make(), row => row % 2 == 0)[0];

        Assert.Equal((PerformanceVerdict.Off, Standing.Retrain), (left.Realised!.Verdict, left.Standing));
        Assert.True(left.Realised.PositiveRateGap.Low > 0.2);
    }

    [Fact]
    public void Without_outcomes_or_with_few_nothing_is_said_of_probabilities()
    {
        var none = Watch(TinyModel.Make(), row => null)[0];
        Assert.Null(none.Realised);
        Assert.Null(none.Reliability);
        Assert.Null(none.MatureFrom);
        Assert.NotNull(none.Expected);

        var few = Watch(TinyModel.Make(), row => row < 40 ? row < 3 : null)[0];
        Assert.Equal(PerformanceVerdict.TooFew, few.Realised!.Verdict);
        Assert.Null(few.Reliability);
    }

    [Fact]
    public void Only_cases_later_than_the_versions_test_count_as_later_and_by_its_own_groups()
    {
        var model = TinyModel.Make();
        Assert.Equal((0, null), (Rows(Watch(model, row => row % 8 == 0)[0].Later!), Watch(model, row => row % 8 == 0)[0].Later!.From));

        DateTimeOffset tested = DateTimeOffset.FromUnixTimeSeconds(Start + (300 * Hour));
        var left = Watch(Tested(model, tested), row => row % 8 == 0)[0];
        Assert.Equal(left.Later!.Groups.Count, model.Outcomes[0].Report.After.Bins.Count);
        Assert.Equal((tested.AddHours(1), DateTimeOffset.FromUnixTimeSeconds(Start + (399 * Hour))), (left.Later.From, left.Later.To));
        Assert.InRange(Rows(left.Later), 1, 99);
        Assert.All(left.Later.Groups.OfType<ReliabilityBin>(), bin => Assert.InRange(bin.Observed.Value, 0, 1));
        Assert.Null(Watch(Tested(model, null), row => row % 8 == 0)[0].Later);

        static int Rows(LaterCases later) => later.Groups.Sum(group => group?.Rows ?? 0);
        static Model Tested(Model model, DateTimeOffset? to) => TinyModel.With(model, [.. model.Outcomes.Select(outcome => outcome with { Report = outcome.Report with { Test = outcome.Report.Test with { To = to } } })]);
    }

    [Fact]
    public void Of_a_version_that_remembers_nothing_no_drift_is_said_and_the_rest_all_the_same()
    {
        var model = TinyModel.Make();
        var left = Watch(TinyModel.With(model, [.. model.Outcomes.Select(outcome => outcome with { Reference = null })]), row => row % 8 == 0)[0];

        Assert.Empty(left.Columns);
        Assert.Null(left.Probabilities);
        Assert.Null(left.Reference);
        Assert.NotNull(left.Reliability);
    }

    [Fact]
    public void A_column_is_told_in_one_figure_then_and_now()
    {
        var level = LevelDistribution.Of([0, 0, 0, 1], ["billing", "moving"]);
        Assert.Equal(new ColumnShift("billing", 0.75, 0.25), ColumnShift.Of(TinyModel.Schema.Columns[3], level, [0, 1, 1, 1], []));

        var numbers = NumberDistribution.Of([.. Enumerable.Range(1, 100).Select(value => (double)value)]);
        Assert.Equal(new ColumnShift(null, 50, 7), ColumnShift.Of(TinyModel.Schema.Columns[1], numbers, [], [9, double.NaN, 7, 5]));

        var flags = NumberDistribution.Of([0, 0, 0, 1]);
        Assert.Equal(new ColumnShift(null, 0.25, 0.5), ColumnShift.Of(TinyModel.Schema.Columns[2], flags, [], [0, 1, double.NaN]));
    }

    /// <summary>A case an hour, each of a customer of its own, all at arrival.</summary>
    /// <param name="model">That is watched.</param>
    /// <param name="happened">Of a row; null: not known yet.</param>
    private static IReadOnlyList<OutcomeWatched> Watch(Model model, Func<int, bool?> happened)
    {
        var rows = Enumerable.Range(0, Cases).ToArray();
        LabelColumn labels = new([.. rows.Select(row => happened(row) switch { null => (sbyte)-1, true => (sbyte)1, false => (sbyte)0 })], [.. rows.Select(row => Start + (row * Hour))]);
        var table = new CaseTable
        {
            Schema = TinyModel.Schema,
            CaseIds = [.. rows.Select(row => $"case-{row}")],
            CustomerIds = [.. rows.Select(row => $"customer-{row}")],
            Moments = [.. rows.Select(_ => Moment.Arrival)],
            At = [.. rows.Select(row => Start + (row * Hour))],
            OpenedAt = [.. rows.Select(row => Start + (row * Hour))],
            Ordered = true,
            Cells =
            [
                new CellColumn { Numbers = [.. rows.Select(row => (float)(row % 4))] },
                new CellColumn { Numbers = [.. rows.Select(row => float.NaN)] },
                new CellColumn { Numbers = [.. rows.Select(row => float.NaN)] },
                new CellColumn { Codes = [.. rows.Select(row => row % 2)], Levels = ["billing", "moving"] },
            ],
            Labels = [labels, labels, labels],
        };
        return new ModelWatching(model, table, Recent, draws: 50).Watch(TestContext.Current.CancellationToken);
    }
}
