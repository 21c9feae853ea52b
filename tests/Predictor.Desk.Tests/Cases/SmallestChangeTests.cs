using Predictor.Cases;
using Predictor.Desk.Cases;
using Predictor.Forests;
using Predictor.Models.Bundles;

namespace Predictor.Desk.Tests.Cases;

public sealed class SmallestChangeTests
{
    private static readonly int[] Handling = [TinyCase.Queueing, TinyCase.Moves, TinyCase.Fixed, TinyCase.Crew];

    /// <summary>Every value that a person could think of, each tried, alone and with every other.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void It_is_as_small_as_trying_everything_finds(int seed)
    {
        var random = new Random(seed);
        var found = new Dictionary<int, int>();
        for (var round = 0; round < 60; round++)
        {
            var model = TinyCase.Outcome(Moment.Closure, RandomForest(random));
            var row = RandomRow(random);
            var probability = Probability(model, row);
            var below = probability * (0.35 + (0.6 * random.NextDouble()));

            var change = SmallestChange.Find(model, TinyCase.Encoder, row, Handling, below);

            var best = BruteForce(model, row, below);
            Assert.True(change.IsWhole);
            Assert.Equal(best?.Columns ?? 0, change.Values.Count);
            found[change.Values.Count] = found.GetValueOrDefault(change.Values.Count) + 1;
            if (best is { } smallest)
            {
                Assert.Equal(smallest.Size, change.Values.Sum(value => Size(model, value.Column, row[value.Column], value.Is)), 9);
                var changed = (float[])row.Clone();
                foreach (var value in change.Values)
                {
                    Assert.Equal(row[value.Column], value.Was);
                    changed[value.Column] = value.Is;
                }

                Assert.Equal(change.Probability, Probability(model, changed));
                Assert.True(change.Probability < below);
            }
        }

        // The search was really asked for one, for two and for none.
        Assert.Equal([0, 1, 2], found.Keys.Order());
    }

    [Fact]
    public void Only_the_columns_that_may_change_do_and_one_that_is_missing_stays_missing()
    {
        var model = TinyCase.Make().Outcomes[1];
        var row = TinyCase.Risky();
        Assert.Equal(TinyCase.Fixed, Assert.Single(SmallestChange.Find(model, TinyCase.Encoder, row, [TinyCase.Fixed, TinyCase.Crew], Probability(model, row)).Values).Column);
        row[TinyCase.Fixed] = float.NaN;
        Assert.Empty(SmallestChange.Find(model, TinyCase.Encoder, row, [TinyCase.Fixed, TinyCase.Crew], Probability(model, row)).Values);
    }

    [Fact]
    public void What_would_take_too_long_is_left_out_and_said()
    {
        var model = TinyCase.Make().Outcomes[1];
        var change = SmallestChange.Find(model, TinyCase.Encoder, TinyCase.Risky(), Handling, 0.0001, mostWalks: 5 * model.Forest.Trees.Count);

        Assert.Equal((0, 5, false), (change.Values.Count, change.Tried, change.IsWhole));
        Assert.True(double.IsNaN(change.Probability));
    }

    [Fact]
    public void A_number_that_is_proposed_is_one_that_can_be_said()
    {
        var forest = new Forest(7, 0, [TinyCase.Stump(TinyCase.Queueing, 123.456f, -1, 1), TinyCase.Stump(TinyCase.Queueing, 37.5f, -1, 1), TinyCase.Stump(TinyCase.Moves, 2.5f, 1, -1)]);
        var steps = ValueSteps.Of(forest, TinyCase.Encoder, TinyCase.Queueing, 250).Steps;
        Assert.Equal([120f, 37f], steps.Select(step => step.Value));
        Assert.Equal([0.5, 1], steps.Select(step => step.Size));
        Assert.Equal(3, Assert.Single(ValueSteps.Of(forest, TinyCase.Encoder, TinyCase.Moves, 1).Steps).Value);
        Assert.Empty(ValueSteps.Of(forest, TinyCase.Encoder, TinyCase.Crew, 0).Steps);
    }

    private static (int Columns, double Size)? BruteForce(OutcomeModel model, float[] row, double below)
    {
        var values = Handling.Select(column => Values(column).Where(value => value != row[column] && !float.IsNaN(row[column]) && Size(model, column, row[column], value) > 0).ToArray()).ToArray();
        (int, double)? best = null;
        for (var one = 0; one < Handling.Length; one++)
        {
            foreach (var first in values[one])
            {
                Try(1, (one, first));
            }
        }

        for (var one = 0; one < Handling.Length && best is null or (2, _); one++)
        {
            for (var other = one + 1; other < Handling.Length; other++)
            {
                foreach (var first in values[one])
                {
                    foreach (var second in values[other])
                    {
                        Try(2, (one, first), (other, second));
                    }
                }
            }
        }

        return best;

        void Try(int columns, params (int Place, float Value)[] changes)
        {
            var changed = (float[])row.Clone();
            var size = 0.0;
            foreach (var (place, value) in changes)
            {
                changed[Handling[place]] = value;
                size += Size(model, Handling[place], row[Handling[place]], value);
            }

            if ((best is not { } known || (known.Item1 == columns && size < known.Item2)) && Probability(model, changed) < below)
                best = (columns, size);
        }
    }

    private static IEnumerable<float> Values(int column) => column switch
    {
        TinyCase.Queueing => Enumerable.Range(0, 401).Select(value => (float)value),
        TinyCase.Moves => Enumerable.Range(0, 10).Select(value => (float)value),
        TinyCase.Fixed => [0, 1],
        _ => [0, 1, 2],
    };

    /// <summary>Thresholds between the two over all of the column's; a flag or category is whole.</summary>
    private static double Size(OutcomeModel model, int column, float was, float value)
    {
        if (column is TinyCase.Fixed or TinyCase.Crew)
            return model.Forest.UsedFeatures.Contains(column) ? 1 : 0;
        var thresholds = model.Forest.Trees.SelectMany(tree => tree.Feature.Zip(tree.Threshold)).Where(split => split.First == column).Select(split => split.Second).Distinct().ToArray();
        return thresholds.Length == 0 ? 0 : (double)thresholds.Count(threshold => was <= threshold != value <= threshold) / thresholds.Length;
    }

    private static double Probability(OutcomeModel model, float[] row) => model.Calibrator.Probability(model.Forest.Margin(row));

    private static float[] RandomRow(Random random)
    {
        var row = TinyCase.Risky();
        (row[TinyCase.Queueing], row[TinyCase.Moves], row[TinyCase.Fixed], row[TinyCase.Crew]) = (random.Next(401), random.Next(10), random.Next(2), random.Next(3));
        if (random.Next(8) == 0)
            row[TinyCase.Moves] = float.NaN;
        return row;
    }

    /// <summary>Trees of two splits over what handling did and what a customer is: values count together.</summary>
    private static Forest RandomForest(Random random) => new(7, -1, [.. Enumerable.Range(0, 6).Select(_ => RandomTree(random))]);

    private static Tree RandomTree(Random random)
    {
        int[] features = [random.Next(TinyCase.Crew + 1), random.Next(TinyCase.Crew + 1)];
        return new Tree
        {
            Feature = features,
            Threshold = [.. features.Select(feature => feature switch
            {
                TinyCase.Queueing => random.Next(400) + 0.5f,
                TinyCase.Fixed => 0.5f,
                TinyCase.Crew => 0,
                _ => random.Next(9) + 0.5f,
            })],
            MissingGoesLeft = [random.Next(2) == 0, random.Next(2) == 0],
            Left = [1, ~0],
            Right = [~2, ~1],
            LeftCategories = [.. features.Select(feature => feature == TinyCase.Crew ? (uint[]?)[(uint)random.Next(1, 7)] : null)],
            SplitCover = [4, 3],
            LeafCover = [2, 1, 1],
            LeafValue = [Leaf(), Leaf(), Leaf()],
        };

        double Leaf() => (random.NextDouble() - 0.5) * 2;
    }
}
