using System.Globalization;

namespace Predictor.Boosting.Tests.Approximations;

/// <summary>
/// Each approximation of the learner on against off: 100 trees on real training rows, and a paired test on their test rows. Off is the reference of this folder, which
/// is the learner to the bit where it approximates the same.
/// </summary>
public sealed class ApproximationTests
{
    /// <summary>Both sides of a normal distribution, one in twenty outside.</summary>
    private const double Significant = 1.96;

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Packed_sums_subtraction_and_splitting_ahead_approximate_nothing(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: true);
        Assert.Equal(set.Binned(Gradients.FixedPoint, PreparedSet.Options), set.Learner(PreparedSet.Options));
    }

    [Theory]
    [InlineData("telco", false)]
    [InlineData("csat", false)]
    [InlineData("service-desk-24h", false)]
    [InlineData("telco", true)]
    [InlineData("csat", true)]
    [InlineData("service-desk-24h", true)]
    public void Gradients_of_13_bits_are_as_good_as_unrounded_ones(string name, bool declareCategories)
    {
        var set = PreparedSet.Of(name, declareCategories);
        AssertSame(set, set.Learner(PreparedSet.Options), set.Binned(Gradients.Unrounded, PreparedSet.Options));
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void A_logistic_function_from_a_polynomial_is_as_good_as_the_exact_one(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: true);
        AssertSame(set, set.Binned(Gradients.Unrounded, PreparedSet.Options), set.Binned(Gradients.ExactLogistic, PreparedSet.Options));
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Float32_margins_are_as_good_as_doubles(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: true);
        AssertSame(set, set.Binned(Gradients.ExactLogistic, PreparedSet.Options), set.Binned(Gradients.Exact, PreparedSet.Options));
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Bins_are_as_good_as_a_threshold_between_any_two_values(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: false);
        AssertSame(set, set.Binned(Gradients.Exact, PreparedSet.Options), set.Exact(PreparedSet.Options));
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Bins_from_a_sample_of_rows_are_as_good_as_from_all(string name)
    {
        // 2,000 rows are a far coarser sample than the 200,000 that larger tables are binned from.
        var set = PreparedSet.Of(name, declareCategories: false);
        AssertSame(set, set.Binned(Gradients.Exact, PreparedSet.Options, sampleRows: 2_000), set.Binned(Gradients.Exact, PreparedSet.Options));
    }

    [Theory]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Levels_beyond_254_in_one_pool_are_as_good_as_each_in_a_bin_of_its_own(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: true);
        var subsets = PreparedSet.Options with { Statistics = StatisticOrder.None };
        AssertSame(set, set.Binned(Gradients.Exact, subsets), set.Exact(subsets));
    }

    [Theory]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Subsets_of_at_most_60_levels_beside_statistics_are_as_good_as_of_any_number(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: true);
        AssertSame(set, set.Learner(PreparedSet.Options with { SubsetLevels = 60 }), set.Learner(PreparedSet.Options with { SubsetLevels = int.MaxValue }));
    }

    [Theory]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Statistics_of_earlier_rows_are_not_worse_than_subsets_alone(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: true);
        AssertNotWorse(set, set.Learner(PreparedSet.Options), set.Learner(PreparedSet.Options with { Statistics = StatisticOrder.None }));
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void All_approximations_together_are_not_worse_than_none(string name)
    {
        var set = PreparedSet.Of(name, declareCategories: true);
        AssertNotWorse(set, set.Learner(PreparedSet.Options), set.Exact(PreparedSet.Options));
    }

    [Theory]
    [InlineData("telco", 0)]
    [InlineData("csat", 0.12)]
    [InlineData("service-desk-24h", 0.08)]
    public void Covers_by_statistics_of_earlier_rows_move_contributions_little_against_covers_counted_anew(string name, double most)
    {
        // Margins do not depend on covers. Without statistics every training row is where its cells say.
        var set = PreparedSet.Of(name, declareCategories: true);
        var (own, recounted) = (set.Forest(PreparedSet.Options), set.Recounted(PreparedSet.Options));
        var (difference, size) = (0.0, 0.0);
        var (ofOwn, ofRecounted) = (new double[own.FeatureCount], new double[own.FeatureCount]);
        for (var row = 0; row < set.Test.Rows; row += 10)
        {
            own.Contributions(SimulatedRows.Row(set.Test, row), ofOwn);
            recounted.Contributions(SimulatedRows.Row(set.Test, row), ofRecounted);
            difference += ofOwn.Zip(ofRecounted, (first, second) => Math.Abs(first - second)).Sum();
            size += ofRecounted.Sum(Math.Abs);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{difference / size:e2} of the contributions"));
        Assert.InRange(difference / size, 0, most);
    }

    /// <summary>The first is on, the second off.</summary>
    private static void AssertSame(PreparedSet set, double[] first, double[] second)
    {
        Assert.NotEqual(first, second);
        var difference = Difference(set, first, second);
        Assert.True(Math.Abs(difference.AucZ) < Significant && Math.Abs(difference.LogLossZ) < Significant, difference.ToString());
    }

    /// <summary>The first is on, the second off.</summary>
    private static void AssertNotWorse(PreparedSet set, double[] first, double[] second)
    {
        Assert.NotEqual(first, second);
        var difference = Difference(set, first, second);
        Assert.True(difference.AucZ > -Significant && difference.LogLossZ > -Significant, difference.ToString());
    }

    private static PairedDifference Difference(PreparedSet set, double[] first, double[] second)
    {
        var difference = PairedDifference.Of(set.Test.Labels, first, second);
        TestContext.Current.TestOutputHelper?.WriteLine(difference.ToString());
        return difference;
    }
}
