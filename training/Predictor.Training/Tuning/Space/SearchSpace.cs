using Predictor.Boosting;
using Predictor.Training.Choosing;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tuning.Space;

/// <summary>
/// The options that a search may set for one outcome at one moment: those of the learner that change what is learned, less those that were said, and
/// those of categories only where there are any. The number of trees is found in each trial. A place is a point of the unit cube, one coordinate an option.
/// </summary>
internal sealed class SearchSpace
{
    /// <summary>Levels from which it matters how a category's are divided.</summary>
    private const int FewLevels = 3;

    private const int MostStatisticLevels = 100;

    /// <summary>Of all options that any search may set.</summary>
    public static readonly string[] AllNames = [.. Of(Candidates.ManyRows, MostStatisticLevels).Select(option => option.Name)];

    public SearchSpace(IReadOnlyList<SearchedOption> options) => Options = options;

    public IReadOnlyList<SearchedOption> Options { get; }

    public IEnumerable<string> Names => Options.Select(option => option.Name);

    /// <param name="sliced">Whose rows before the test slice and whose categories at its moment set the ranges.</param>
    /// <param name="isSaid">Whether the option of a name was said and so stays as it is.</param>
    public static SearchSpace Of(SlicedOutcome sliced, Func<string, bool> isSaid) =>
        new([.. Of(sliced.BeforeTest.Length, MostLevels(sliced)).Where(option => !isSaid(option.Name))]);

    private static IEnumerable<SearchedOption> Of(int rows, int levels)
    {
        var (fewest, most) = rows <= Candidates.FewRows ? (2, 32) : rows <= Candidates.ManyRows ? (3, 64) : (8, 256);
        yield return new(nameof(BoostingOptions.Leaves), fewest, most, SearchScale.Whole, at => at.Leaves, (at, value) => at with { Leaves = (int)value });
        yield return new(nameof(BoostingOptions.LearningRate), 0.02, 0.2, SearchScale.Logarithmic, at => at.LearningRate, (at, value) => at with { LearningRate = value });
        yield return new(nameof(BoostingOptions.ColumnSampling), 0.2, 1, SearchScale.Linear, at => at.ColumnSampling, (at, value) => at with { ColumnSampling = value });
        yield return new(nameof(BoostingOptions.RowSampling), 0.4, 1, SearchScale.Linear, at => at.RowSampling, (at, value) => at with { RowSampling = value });
        yield return new(
            nameof(BoostingOptions.MinimumLeafRows), 2, Math.Clamp(rows / 20, 5, 500), SearchScale.Whole, at => at.MinimumLeafRows, (at, value) => at with { MinimumLeafRows = (int)value });
        yield return new(nameof(BoostingOptions.L2), 0.1, 200, SearchScale.Logarithmic, at => at.L2, (at, value) => at with { L2 = value });
        if (levels < FewLevels)
            yield break;
        yield return new(nameof(BoostingOptions.CategoryL2), 1, 200, SearchScale.Logarithmic, at => at.CategoryL2, (at, value) => at with { CategoryL2 = value });
        yield return new(nameof(BoostingOptions.CategoryLevels), 1, 16, SearchScale.Whole, at => at.CategoryLevels, (at, value) => at with { CategoryLevels = (int)value });
        yield return new(
            nameof(BoostingOptions.StatisticLevels), FewLevels, Math.Clamp(levels + 1, FewLevels + 1, MostStatisticLevels), SearchScale.Whole,
            at => at.StatisticLevels, (at, value) => at with { StatisticLevels = (int)value });
    }

    public double[] ValuesOf(BoostingOptions setting) => [.. Options.Select(option => option.Get(setting))];

    public double[] ValuesAt(double[] place) => [.. Options.Select((option, i) => option.ValueAt(place[i]))];

    public double[] PlaceOf(double[] values) => [.. Options.Select((option, i) => option.PlaceOf(values[i]))];

    public BoostingOptions With(BoostingOptions start, double[] values) =>
        Options.Select((option, i) => (Option: option, Value: values[i])).Aggregate(start, (setting, each) => each.Option.Set(setting, each.Value));

    private static int MostLevels(SlicedOutcome sliced) => Enumerable.Range(0, sliced.Schema.FeatureColumns.Count)
        .Where(column => sliced.Schema.FeatureColumns[column].KnownAt <= sliced.Moment)
        .Select(column => sliced.Cases.Vocabulary(column)?.Levels.Count ?? 0)
        .DefaultIfEmpty(0)
        .Max();
}
