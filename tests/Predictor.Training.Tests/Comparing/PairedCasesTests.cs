using Predictor.Cases;
using Predictor.Models.Comparisons;
using Predictor.Training.Comparing;
using Predictor.Training.Measuring;

namespace Predictor.Training.Tests.Comparing;

public sealed class PairedCasesTests
{
    private static readonly ScoredCases Challenger = new()
    {
        Ids = ["a", "b", "c", "d"],
        Probabilities = [0.1, 0.2, 0.3, 0.4],
        Labels = [0, 1, 0, 1],
        HorizonDays = 30,
        Unseen = [true, true, false, true],
        Rows = [10, 11, 12, 13],
    };

    private static readonly ScoredCases Against = new()
    {
        Ids = ["d", "x", "c", "b"],
        Probabilities = [0.9, 0.8, 0.7, 0.6],
        Labels = [1, 0, 0, 1],
        HorizonDays = 30,
        Unseen = [true, true, true, false],
    };

    [Fact]
    public void Cases_of_both_sides_are_paired_by_id_and_those_that_either_learned_from_are_left_out()
    {
        var paired = PairedCases.Of("left at arrival", Challenger, Against, MeasuredRows.Test);

        Assert.Equal(new Overlap(4, 4, 3, 2, 1), paired.Overlap);
        Assert.Equal([13], paired.Rows);
        Assert.Equal([1f], paired.Labels);
        Assert.Equal([0.4], paired.Challenger);
        Assert.Equal([0.9], paired.Against);
    }

    [Fact]
    public void All_rows_keep_them_and_still_count_them()
    {
        var paired = PairedCases.Of("left at arrival", Challenger, Against, MeasuredRows.All);

        Assert.Equal(new Overlap(4, 4, 3, 2, 3), paired.Overlap);
        Assert.Equal([0.2, 0.3, 0.4], paired.Challenger);
        Assert.Equal([0.6, 0.7, 0.9], paired.Against);
        Assert.Null(PairedCases.Of("left at arrival", Challenger, Against with { Unseen = null }, MeasuredRows.All).Overlap.LearnedFrom);
    }

    [Fact]
    public void Another_horizon_or_another_label_of_the_same_case_is_refused()
    {
        var horizon = Assert.Throws<DataException>(() => PairedCases.Of("left at arrival", Challenger, Against with { HorizonDays = 14 }, MeasuredRows.Test));
        var label = Assert.Throws<DataException>(() => PairedCases.Of("left at arrival", Challenger, Against with { Labels = [1, 0, 0, 0] }, MeasuredRows.Test));

        Assert.Contains("left at arrival: the label is mature after 30 days on the one side and after 14 days on the other", horizon.Message, StringComparison.Ordinal);
        Assert.Contains("1 of 3 cases have one label by the one side's schema and another by the other's, the first of them b", label.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_bring_neither_labels_nor_a_horizon()
    {
        var paired = PairedCases.Of("left at arrival", Challenger, Against with { Labels = null, HorizonDays = null }, MeasuredRows.Test);

        Assert.Equal(1, paired.Overlap.Measured);
    }
}
