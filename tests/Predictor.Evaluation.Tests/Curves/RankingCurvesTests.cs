using Predictor.Evaluation.Curves;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Curves;

public sealed class RankingCurvesTests
{
    [Fact]
    public void All_points_are_those_of_scikit_learn()
    {
        var (rows, figures) = Figures.Case("ties");
        var roc = RankingCurves.Roc(rows.Labels, rows.Probabilities, int.MaxValue);
        Assert.Equal(figures.Roc![0], roc.Select(point => point.X));
        Assert.Equal(figures.Roc[1], roc.Select(point => point.Y));
        var precisionRecall = RankingCurves.PrecisionRecall(rows.Labels, rows.Probabilities, int.MaxValue);
        Assert.Equal(figures.PrecisionRecall![0], precisionRecall.Select(point => point.Y));
        Assert.Equal(figures.PrecisionRecall[1], precisionRecall.Select(point => point.X));
    }

    [Fact]
    public void Thinned_curves_keep_their_ends_and_only_points_that_are_there()
    {
        var rows = Expected.Case("distinct");
        var all = RankingCurves.Roc(rows.Labels, rows.Probabilities, int.MaxValue);
        var thin = RankingCurves.Roc(rows.Labels, rows.Probabilities, 40);
        Assert.InRange(thin.Count, 35, 40);
        Assert.Equal([all[0], all[^1]], [thin[0], thin[^1]]);
        Assert.Subset(all.ToHashSet(), thin.ToHashSet());
        Assert.Equal(rows.Auc, Area(all), 1e-12);
        Assert.Equal(rows.Auc, Area(thin), 0.02);
        Assert.All(thin.Zip(thin.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X + pair.Second.Y - pair.First.Y < 0.12));

        static double Area(IReadOnlyList<CurvePoint> curve) =>
            curve.Zip(curve.Skip(1), (a, b) => (b.X - a.X) * (a.Y + b.Y) / 2).Sum();
    }

    [Fact]
    public void Gain_and_lift_follow_the_rows_taken()
    {
        float[] labels = [1, 0, 1, 0];
        double[] scores = [0.9, 0.6, 0.6, 0.1];
        Assert.Equal(
            [new CurvePoint(double.PositiveInfinity, 0, 0), new CurvePoint(0.9, 0.25, 0.5), new CurvePoint(0.6, 0.75, 1), new CurvePoint(0.1, 1, 1)],
            RankingCurves.Gain(labels, scores));
        Assert.Equal(
            [new CurvePoint(0.9, 0.25, 2), new CurvePoint(0.6, 0.75, 2 / 3.0 / 0.5), new CurvePoint(0.1, 1, 1)], RankingCurves.Lift(labels, scores));
    }

    [Fact]
    public void Without_a_class_that_it_divides_by_a_curve_is_empty()
    {
        Assert.Empty(RankingCurves.Roc([1, 1], [0.1, 0.2]));
        Assert.Empty(RankingCurves.Gain([0, 0], [0.1, 0.2]));
        Assert.Empty(RankingCurves.Lift([], []));
        Assert.NotEmpty(RankingCurves.PrecisionRecall([1, 1], [0.1, 0.2]));
    }
}
