using Predictor.Boosting;
using Predictor.Training.Choosing;

namespace Predictor.Training.Tests.Choosing;

public sealed class TrialTests
{
    private static readonly BoostingOptions Options = new() { Trees = 15 };

    [Fact]
    public void The_step_whose_recalibrated_loss_is_least_is_chosen()
    {
        // The margins of the second step rank best; that they are far too low is for the calibrator to mend.
        float[] labels = [.. Enumerable.Range(0, 400).Select(row => row % 4 == 0 || row % 7 == 0 ? 1f : 0f)];
        double[] Margins(double signal, double offset) => [.. labels.Select((label, row) => offset + (signal * label) + Math.Sin(row * 1.7))];
        var fold = new FoldMargins(labels, [Margins(0.5, 0), Margins(1.5, -6), Margins(0.8, 0)], 15);

        var trial = Trial.Of(Options, [fold], 5, pooled: false);

        Assert.Equal(10, trial.Trees);
        Assert.Equal(fold.ByStep[1], Assert.Single(trial.Margins));
        Assert.Equal(RecalibratedLoss.Of(fold.ByStep[1], labels).Average(), trial.Loss);
    }

    [Fact]
    public void Only_a_difference_beyond_luck_makes_a_setting_better()
    {
        float[] labels = [.. Enumerable.Range(0, 600).Select(row => row % 3 == 0 ? 1f : 0f)];
        Trial Of(double signal, double phase) => Trial.Of(
            Options, [new FoldMargins(labels, [[.. labels.Select((label, row) => (signal * label) + (2 * Math.Sin((row * 1.3) + phase)))]], 5)], 5, pooled: true);

        Assert.True(Of(3, 0).IsBetterThan(Of(1, 0)));
        Assert.False(Of(1, 0).IsBetterThan(Of(3, 0)));
        Assert.False(Of(1.01, 0.5).IsBetterThan(Of(1, 0)) && Of(1, 0).IsBetterThan(Of(1.01, 0.5)));
        Assert.False(Of(1, 0).IsBetterThan(Of(1, 0)));
    }
}
