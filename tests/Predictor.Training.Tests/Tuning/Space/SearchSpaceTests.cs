using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;
using Predictor.Training.Tuning.Space;

namespace Predictor.Training.Tests.Tuning.Space;

public sealed class SearchSpaceTests
{
    private static readonly string[] OfCategories = [nameof(BoostingOptions.CategoryL2), nameof(BoostingOptions.CategoryLevels), nameof(BoostingOptions.StatisticLevels)];

    private static readonly TrainingTable Table = new() { Columns = [new TrainingColumn("wait", new float[] { 1, 2, 3, 4 }, 0, 0)], Labels = [0, 1, 0, 1] };

    [Fact]
    public void Options_of_categories_are_searched_where_there_are_any_at_the_moment()
    {
        Assert.Superset(OfCategories.ToHashSet(), Names(Space(Moment.Closure, 5)));
        Assert.Empty(Names(Space(Moment.Arrival, 5)).Intersect(OfCategories));
        Assert.Empty(Names(Space(Moment.Closure, 2)).Intersect(OfCategories));
    }

    [Fact]
    public void What_was_said_is_not_searched()
    {
        var space = Space(Moment.Closure, 5, nameof(BoostingOptions.L2), nameof(BoostingOptions.Leaves));

        Assert.Empty(Names(space).Intersect([nameof(BoostingOptions.L2), nameof(BoostingOptions.Leaves)]));
        Assert.Contains(nameof(BoostingOptions.LearningRate), Names(space));
    }

    [Fact]
    public void Every_value_is_one_that_the_learner_takes_and_stands_at_its_own_place()
    {
        var space = Space(Moment.Closure, 5);
        for (var i = 0; i <= 20; i++)
        {
            double[] place = [.. space.Options.Select(_ => i / 20.0)];
            var values = space.ValuesAt(place);
            var setting = space.With(new BoostingOptions { Trees = 1 }, values);

            Assert.Equal(values, space.ValuesOf(setting));
            Assert.Equal(values, space.ValuesAt(space.PlaceOf(values)));
            var grown = new GradientBoosting().Train(Table, null, setting, null, TestContext.Current.CancellationToken);
            Assert.NotNull(grown.Forest);
        }

        Assert.Equal(space.Options.Select(option => option.Low), space.ValuesAt([.. space.Options.Select(_ => 0.0)]));
        Assert.Equal(space.Options.Select(option => option.High), space.ValuesAt([.. space.Options.Select(_ => 1.0)]));
        Assert.All(space.PlaceOf([.. space.Options.Select(option => option.High * 2)]), place => Assert.Equal(1, place));
    }

    private static HashSet<string> Names(SearchSpace space) => [.. space.Names];

    private static SearchSpace Space(Moment moment, int levels, params string[] said)
    {
        var table = new CaseTable
        {
            Schema = new Schema
            {
                Name = "hand",
                Columns = [new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Closure }],
                Outcomes = [CaseTables.Back],
            },
            CaseIds = [.. Enumerable.Range(0, 1_000).Select(row => $"c{row}")],
            CustomerIds = null,
            Moments = [.. Enumerable.Repeat(moment, 1_000)],
            At = null,
            OpenedAt = null,
            Ordered = true,
            Cells = [new CellColumn { Codes = [.. Enumerable.Range(0, 1_000).Select(row => row % levels)], Levels = [.. Enumerable.Range(0, levels).Select(level => $"q{level}")] }],
            Labels = [new LabelColumn([.. Enumerable.Range(0, 1_000).Select(row => (sbyte)(row % 2))], null)],
        };
        var slices = Slicer.Cut(table, 0, SliceShares.Default, 1);
        var encoded = new EncodedTable(table, VocabularyBuilder.Learn(table, [.. Enumerable.Range(0, 800)]));
        return SearchSpace.Of(SlicedOutcome.Of(encoded, encoded, 0, moment, slices, slices), said.Contains);
    }
}
