using Predictor.Evaluation.Comparison;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Comparison;

public sealed class DeLongTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Agrees_with_all_pairs_counted_one_by_one(string name)
    {
        var (rows, figures) = Figures.Case(name);
        var found = DeLong.Compare(rows.Labels, rows.Probabilities, figures.Second);
        var expected = figures.Delong;
        Assert.Equal(expected.First, found.First, 1e-12);
        Assert.Equal(expected.Second, found.Second, 1e-12);
        Assert.Equal(expected.Difference, found.Difference.Value, 1e-12);
        Assert.Equal(expected.Error, found.StandardError, 1e-12);
        Assert.Equal(expected.Z, found.Z, 1e-9);
        Assert.Equal(expected.P, found.P, 1e-9);
        Assert.Equal(2 * 1.959963984540054 * expected.Error, found.Difference.High - found.Difference.Low, 1e-12);
        var one = DeLong.Auc(rows.Labels, rows.Probabilities);
        Assert.Equal(expected.FirstError, one.StandardError, 1e-12);
        Assert.Equal(Metrics.Auc(rows.Labels, rows.Probabilities), one.Auc.Value, 1e-12);
    }

    [Fact]
    public void The_same_scores_do_not_differ()
    {
        var rows = Expected.Case("few");
        var found = DeLong.Compare(rows.Labels, rows.Probabilities, rows.Probabilities);
        Assert.Equal((0, 0, 0, 1), (found.Difference.Value, found.StandardError, found.Z, found.P));
    }

    [Fact]
    public void Without_two_rows_of_each_class_there_is_no_error()
    {
        Assert.Equal(double.NaN, DeLong.Auc([1, 1], [0.1, 0.2]).Auc.Value);
        var one = DeLong.Auc([1, 0, 0], [0.5, 0.2, 0.9]);
        Assert.Equal(0.5, one.Auc.Value);
        Assert.Equal(double.NaN, one.StandardError);
    }
}
