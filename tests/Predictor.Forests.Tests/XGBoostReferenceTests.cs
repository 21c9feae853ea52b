using System.Text.Json;
using System.Text.Json.Serialization;
using Predictor.Tests;

namespace Predictor.Forests.Tests;

/// <summary>
/// Against an implementation nobody here wrote: XGBoost 1.7.4's margins and pred_contribs for a model of its own (Reference/xgboost_reference.py).
/// </summary>
/// <remarks>
/// XGBoost adds margins and computes contributions in float32: margins here are below 4 and come of 12 additions, so they may differ by a few 2^-22;
/// its TreeSHAP divides path weights by each other in float32, over 12 trees, which leaves a few 1e-6.
/// </remarks>
public sealed class XGBoostReferenceTests
{
    private const double MarginTolerance = 2e-6;
    private const double ContributionTolerance = 1e-5;

    private static readonly XGBoostFigures Figures = JsonSerializer.Deserialize<XGBoostFigures>(
        File.ReadAllBytes(Repository.PathTo("tests", "Predictor.Forests.Tests", "Reference", "xgboost.json")),
        JsonSerializerOptions.Web)!;

    private static readonly Forest Forest = new(Figures.Features, Figures.BaseMargin, [.. Figures.Trees.Select(Convert)]);

    [Fact]
    public void Margins_are_those_of_XGBoost()
    {
        foreach (var (row, margin) in Rows().Zip(Figures.Margins))
        {
            Assert.Equal(margin, Forest.Margin(row), MarginTolerance);
        }
    }

    [Fact]
    public void Contributions_and_the_expected_margin_are_those_of_XGBoost()
    {
        var found = new double[Figures.Features];
        foreach (var (row, expected) in Rows().Zip(Figures.Contributions))
        {
            Forest.Contributions(row, found);
            for (var feature = 0; feature < found.Length; feature++) Assert.Equal(expected[feature], found[feature], ContributionTolerance);
            Assert.Equal(expected[^1], Forest.ExpectedMargin, ContributionTolerance);
        }
    }

    [Fact]
    public void The_model_tries_missing_cells_both_ways_and_repeated_features()
    {
        Assert.Equal(40, Figures.Rows.Length);
        Assert.Contains(Figures.Rows, row => row.Contains(null));
        Assert.Contains(Forest.Trees, tree => tree.MissingGoesLeft.Contains(true) && tree.MissingGoesLeft.Contains(false));
        Assert.Contains(Forest.Trees, tree => tree.Feature.Distinct().Count() < tree.SplitCount);
        Assert.Equal(5, Forest.Depth);
    }

    private static IEnumerable<float[]> Rows() => Figures.Rows.Select(row => row.Select(cell => cell ?? float.NaN).ToArray());

    /// <summary>XGBoost sends a cell left when it is below the condition; at most the float before it is the same.</summary>
    private static Tree Convert(XGBoostTree source)
    {
        var nodes = Enumerable.Range(0, source.LeftChildren.Length).ToArray();
        var splits = nodes.Where(node => source.LeftChildren[node] >= 0).ToArray();
        var leaves = nodes.Except(splits).ToArray();
        return new Tree
        {
            Feature = [.. splits.Select(node => source.SplitIndices[node])],
            Threshold = [.. splits.Select(node => MathF.BitDecrement(source.SplitConditions[node]))],
            MissingGoesLeft = [.. splits.Select(node => source.DefaultLeft[node] != 0)],
            Left = [.. splits.Select(node => Child(source.LeftChildren[node]))],
            Right = [.. splits.Select(node => Child(source.RightChildren[node]))],
            LeftCategories = new uint[splits.Length][],
            SplitCover = [.. splits.Select(node => source.SumHessian[node])],
            LeafCover = [.. leaves.Select(node => source.SumHessian[node])],
            LeafValue = [.. leaves.Select(node => (double)source.SplitConditions[node])],
        };

        int Child(int node) => source.LeftChildren[node] >= 0 ? Array.IndexOf(splits, node) : ~Array.IndexOf(leaves, node);
    }

    private sealed record XGBoostFigures(
        int Features, double BaseMargin, XGBoostTree[] Trees, float?[][] Rows, double[] Margins, double[][] Contributions);

    private sealed record XGBoostTree(
        [property: JsonPropertyName("left_children")] int[] LeftChildren,
        [property: JsonPropertyName("right_children")] int[] RightChildren,
        [property: JsonPropertyName("split_indices")] int[] SplitIndices,
        [property: JsonPropertyName("split_conditions")] float[] SplitConditions,
        [property: JsonPropertyName("default_left")] int[] DefaultLeft,
        [property: JsonPropertyName("sum_hessian")] double[] SumHessian);
}
