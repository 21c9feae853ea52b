using System.IO.Compression;
using Predictor.Forests.Scoring;
using Predictor.Tests;

namespace Predictor.Forests.Tests.Formats;

/// <summary>Against XGBoost 1.7.4's own margins and contributions, with missing cells, categories of few and of many levels, and codes that no training row had.</summary>
/// <remarks>
/// XGBoost adds leaves as float32 one after another, which leaves several units in the last place of the margin; added so here, margins have the very
/// same bits. As doubles they may differ by 1e-5.
/// </remarks>
public sealed class XGBoostModelTests
{
    private const double Tolerance = 1e-5;

    private static readonly string Small = Repository.PathTo("tests", "Predictor.Forests.Tests", "Reference", "xgboost");

    [Theory]
    [InlineData("gbtree")]
    [InlineData("onehot")]
    [InlineData("dart")]
    [InlineData("logitraw")]
    public void Margins_are_those_of_XGBoost(string model) => CheckMargins(Small, model);

    [Theory]
    [InlineData("gbtree")]
    [InlineData("logitraw")]
    public void Contributions_and_the_expected_margin_are_those_of_XGBoost(string model)
    {
        var forest = Read(Small, model, allTrees: true).Forest;
        var figures = XGBoostFigures.Read(Path.Combine(Small, $"{model}.figures.json"));
        var found = new double[forest.FeatureCount];
        foreach (var (row, expected) in figures.Cells().Zip(figures.Contributions))
        {
            forest.Contributions(row, found);
            Assert.Equal(expected[^1], forest.ExpectedMargin, Tolerance);
            for (var feature = 0; feature < found.Length; feature++) Assert.Equal(expected[feature], found[feature], Tolerance);
        }
    }

    [Fact]
    public void Margins_of_500_trees_are_those_of_XGBoost_on_2000_rows()
    {
        var folder = Directory.CreateTempSubdirectory("predictor-xgboost-");
        try
        {
            DebianPython.Run("xgboost", "python3-xgboost", Repository.PathTo("tests", "Predictor.Forests.Tests", "Reference", "xgboost_models.py"), folder.FullName, "--large");
            Assert.Equal(500, CheckMargins(folder.FullName, "gbtree"));
            Assert.Equal(500, CheckMargins(folder.FullName, "onehot"));
            Assert.Equal(500, CheckMargins(folder.FullName, "logitraw"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Trees_after_the_best_iteration_are_left_out_and_it_is_said()
    {
        var model = File.ReadAllText(Path.Combine(Small, "gbtree.json")).Replace("\"best_iteration\":\"7\"", "\"best_iteration\":\"4\"", StringComparison.Ordinal);
        var read = ForeignForestFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(model)), "m.json");
        Assert.Equal(5, read.Forest.Trees.Count);
        Assert.Equal("The file says which iteration was best: 3 of its 8 trees came after it and were left out.", Assert.Single(read.Notes));
        Assert.Equal(8, ForeignForestFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(model)), "m.json", allTrees: true).Forest.Trees.Count);
    }

    [Fact]
    public void Names_kinds_and_the_largest_codes_come_with_it()
    {
        var read = Read(Small, "gbtree", allTrees: false);
        Assert.Equal(("xgboost", "binary:logistic"), (read.Library, read.Objective));
        Assert.Equal(["wait", "handle", "age", "channel", "queue", "agent", "calls", "value"], read.FeatureNames!);
        Assert.Equal([false, false, false, true, true, true, false, false], read.IsCategory);
        Assert.Equal([-1, -1, -1], read.LargestCode.Take(3));
        Assert.InRange(read.LargestCode[5], 3, 69);
    }

    [Fact]
    public void A_gzipped_file_is_told_by_its_content()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(File.ReadAllBytes(Path.Combine(Small, "gbtree.json")));
        packed.Position = 0;
        Assert.Equal(8, ForeignForestFile.Read(packed, "model.bin").Forest.Trees.Count);
    }

    private static int CheckMargins(string folder, string model)
    {
        var figures = XGBoostFigures.Read(Path.Combine(folder, $"{model}.figures.json"));
        var (all, best) = (Read(folder, model, allTrees: true).Forest, Read(folder, model, allTrees: false).Forest);
        Assert.Contains(all.Trees, tree => tree.LeftCategories.Any(words => words is not null));
        Assert.Contains(figures.Rows, row => row.Contains(null));
        var at = 0;
        foreach (var row in figures.Cells())
        {
            Assert.Equal(figures.Margins[at], all.Margin(row), Tolerance);
            Assert.Equal(figures.BestMargins[at], best.Margin(row), Tolerance);
            if (model != "dart") Assert.Equal((float)figures.Margins[at], AddedAsFloats(all, row));
            at++;
        }

        return all.Trees.Count;
    }

    private static float AddedAsFloats(Forest forest, float[] row)
    {
        var margin = (float)forest.BaseMargin;
        foreach (var tree in forest.Trees) margin += (float)tree.LeafValue[TreeWalk.FindLeaf(tree, row)];
        return margin;
    }

    private static ForeignForest Read(string folder, string model, bool allTrees)
    {
        using var file = File.OpenRead(Path.Combine(folder, $"{model}.json"));
        return ForeignForestFile.Read(file, $"{model}.json", allTrees);
    }
}
