using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;
using Predictor.Boosting;
using Predictor.Forests;
using Predictor.MLNet.Folding;
using Predictor.MLNet.Packages;

namespace Predictor.MLNet.Tests.Packages;

/// <summary>Compiled only with <c>-p:MLNet=true</c>: Microsoft.ML itself trains and scores.</summary>
public sealed class MicrosoftModelTests
{
    private static readonly BoostingOptions Options = new() { Trees = 30, Leaves = 12, LearningRate = 0.2, MinimumLeafRows = 10, Threads = 1 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FastTrees_forest_gives_every_row_the_score_and_probability_that_Microsoft_ML_gives_it(bool weighted)
    {
        var fit = InteractionRows.Table(3_000, 1, weighted);
        var (ml, layout) = (new MLContext(1), new FeatureLayout(fit));
        var model = MicrosoftTrees.FastTree(ml, LaidRow.Load(ml, fit, layout), Options);
        Assert.Contains(model.Trees, tree => tree.NumberOfNodes > 5);

        foreach (var rows in new[] { fit, InteractionRows.Table(2_000, 2, weighted: false) })
        {
            var scored = model.Transformer.Transform(LaidRow.Load(ml, rows, layout));
            AssertClose(scored.GetColumn<float>("Score"), Margins(model.Fold(layout, fit, (1, 0)), rows));
            var margins = Margins(model.Fold(layout, fit, model.Line!.Value), rows);
            AssertClose(scored.GetColumn<float>("Probability"), margins.Select(margin => 1 / (1 + Math.Exp(-margin))));
        }
    }

    [Fact]
    public void FastForests_forest_gives_every_row_the_score_that_Microsoft_ML_gives_it()
    {
        var fit = InteractionRows.Table(3_000, 1, weighted: true);
        var (ml, layout) = (new MLContext(1), new FeatureLayout(fit));
        var model = MicrosoftTrees.FastForest(ml, LaidRow.Load(ml, fit, layout), Options);
        foreach (var rows in new[] { fit, InteractionRows.Table(2_000, 2, weighted: false) })
        {
            var scored = model.Transformer.Transform(LaidRow.Load(ml, rows, layout));
            AssertClose(scored.GetColumn<float>("Score"), Margins(model.Fold(layout, fit, (1, 0)), rows));
        }
    }

    [Fact]
    public void A_tree_that_finds_no_split_adds_what_Microsoft_ML_adds()
    {
        var fit = InteractionRows.Table(100, 1, weighted: false);
        var (ml, layout) = (new MLContext(1), new FeatureLayout(fit));
        var data = LaidRow.Load(ml, fit, layout);
        var model = MicrosoftTrees.FastTree(ml, data, Options with { MinimumLeafRows = 90 });
        Assert.All(model.Trees, tree => Assert.Equal(0, tree.NumberOfNodes));
        AssertClose(model.Transformer.Transform(data).GetColumn<float>("Score"), Margins(model.Fold(layout, fit, (1, 0)), fit));
    }

    [Theory]
    [MemberData(nameof(TrainerTests.Trainers), MemberType = typeof(TrainerTests))]
    public void Rows_with_a_missing_value_are_learned_from(IForestTrainer trainer, string name)
    {
        // Only missing rows are positive: left out, nothing could be learned.
        var random = new Random(3);
        float[] wait = [.. Enumerable.Range(0, 1_000).Select(row => row % 4 == 0 ? float.NaN : random.NextSingle())];
        var fit = new TrainingTable { Columns = [new TrainingColumn("wait", wait)], Labels = [.. wait.Select(cell => float.IsNaN(cell) ? 1f : 0f)] };
        var forest = trainer.Train(fit, null, Options, null, TestContext.Current.CancellationToken).Forest;
        Assert.True(forest.Margin([float.NaN]) > forest.Margin([0.5f]) + 1, name);
        Assert.All(forest.Trees, tree => Assert.Equal(1_000, tree.LeafCover.Sum()));
    }

    [Theory]
    [MemberData(nameof(TrainerTests.Trainers), MemberType = typeof(TrainerTests))]
    public void A_trained_forest_ranks_later_rows_and_means_its_probabilities(IForestTrainer trainer, string name)
    {
        var (fit, later) = (InteractionRows.Table(6_000, 1, weighted: false), InteractionRows.Table(4_000, 2, weighted: false));
        var grown = trainer.Train(fit, InteractionRows.Table(2_000, 3, weighted: false), Options, null, TestContext.Current.CancellationToken);
        var margins = Margins(grown.Forest, later);
        var order = Enumerable.Range(0, margins.Length).OrderBy(row => margins[row]).ToArray();
        var (least, most) = (order[..1_000].Average(row => later.Labels[row]), order[^1_000..].Average(row => later.Labels[row]));
        Assert.True(most > least + 0.3, $"{name}: {most} against {least}");
        Assert.Equal(later.Labels.Average(), margins.Average(margin => 1 / (1 + Math.Exp(-margin))), 0.05);
    }

    [Theory]
    [MemberData(nameof(TrainerTests.Trainers), MemberType = typeof(TrainerTests))]
    public void The_forest_is_the_same_on_any_number_of_threads(IForestTrainer trainer, string name)
    {
        var fit = InteractionRows.Table(6_000, 1, weighted: false);
        var files = new[] { 1, 2, 3 }.Select(threads =>
        {
            using var file = new MemoryStream();
            ForestFile.Write(file, trainer.Train(fit, null, Options with { Threads = threads }, null, TestContext.Current.CancellationToken).Forest);
            return Convert.ToHexString(SHA256.HashData(file.ToArray()));
        });
        Assert.True(files.Distinct().Count() == 1, name);
    }

    [Theory]
    [MemberData(nameof(TrainerTests.Trainers), MemberType = typeof(TrainerTests))]
    public void A_table_without_any_value_is_refused(IForestTrainer trainer, string name)
    {
        var fit = new TrainingTable { Columns = [new TrainingColumn(name, [float.NaN, float.NaN])], Labels = [0, 1] };
        Assert.Contains(
            "No column has a value",
            Assert.Throws<TrainingException>(() => trainer.Train(fit, null, Options, null, TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    private static double[] Margins(Forest forest, TrainingTable rows) =>
        [.. Enumerable.Range(0, rows.Rows).Select(row => forest.Margin([.. rows.Columns.Select(column => column.Cells[row])]))];

    private static void AssertClose(IEnumerable<float> expected, IEnumerable<double> found) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
}
