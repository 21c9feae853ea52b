using System.Globalization;
using Predictor.Tests;

namespace Predictor.Forests.Tests.Formats;

/// <summary>Against LightGBM 4.6's own margins and contributions: 300 trees of 31 leaves, nine categories, missing cells as they are.</summary>
public sealed class LightGBMModelTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Margins_and_contributions_are_those_of_LightGBM_on_every_row()
    {
        using var file = File.OpenRead(Repository.RealData("lightgbm", "csat.model.txt"));
        var read = ForeignForestFile.Read(file, "csat.model.txt");
        var rows = Numbers(Repository.RealData("csat", "test.csv")).Select(row => row[1..].Select(cell => (float)cell).ToArray()).ToArray();
        var margins = Numbers(Repository.RealData("lightgbm", "csat.predictions.csv")).Select(row => row[0]).ToArray();
        var contributions = Numbers(Repository.RealData("lightgbm", "csat.contributions.csv")).ToArray();
        Assert.Equal(("lightgbm", "binary"), (read.Library, read.Objective));
        Assert.Equal(300, read.Forest.Trees.Count);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 9], Enumerable.Range(0, 21).Where(feature => read.IsCategory[feature]));
        Assert.Equal(rows.Length, margins.Length);
        Assert.Equal(200, contributions.Length);

        for (var row = 0; row < rows.Length; row++) Assert.Equal(margins[row], read.Forest.Margin(rows[row]), Tolerance);

        var found = new double[read.Forest.FeatureCount];
        for (var row = 0; row < contributions.Length; row++)
        {
            read.Forest.Contributions(rows[row], found);
            Assert.Equal(contributions[row][^1], read.Forest.ExpectedMargin, Tolerance);
            for (var feature = 0; feature < found.Length; feature++) Assert.Equal(contributions[row][feature], found[feature], Tolerance);
        }
    }

    private static IEnumerable<double[]> Numbers(string path) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split(',').Select(cell => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
}
