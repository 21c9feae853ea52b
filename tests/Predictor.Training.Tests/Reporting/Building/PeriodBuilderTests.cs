using Predictor.Training.Reporting.Building;

namespace Predictor.Training.Tests.Reporting.Building;

public sealed class PeriodBuilderTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 30, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, new[] { "30 Jan", "31 Jan", "1 Feb", "2 Feb" })]
    [InlineData(10, new[] { "26 Jan", "9 Feb", "16 Feb", "23 Feb" })]
    [InlineData(30, new[] { "Jan 2026", "Mar 2026", "Apr 2026" })]
    public void A_few_days_are_told_by_day_some_weeks_by_week_and_more_by_month(int step, string[] expected)
    {
        var periods = PeriodBuilder.Of(Rows([.. Enumerable.Range(0, 4).Select(i => Start.AddDays(i * step))]));

        Assert.Equal(expected, periods.Select(period => period.Name));
        Assert.Equal(4, periods.Sum(period => period.Rows));
    }

    [Fact]
    public void Each_has_what_was_predicted_and_what_was_observed()
    {
        var day = Start.ToUnixTimeSeconds();
        var period = Assert.Single(PeriodBuilder.Of(Measured.Of([1, 0, 1, 1], [0.4, 0.2, 0.6, 0.8], at: [day, day, day, day])));

        Assert.Equal(0.75, period.Observed.Value, 12);
        Assert.Equal(0.5, period.Predicted, 12);
        Assert.Equal(0.25, period.Gap.Value, 12);
        Assert.True(double.IsNaN(period.Auc));
    }

    [Fact]
    public void Rows_without_times_have_no_periods() => Assert.Empty(PeriodBuilder.Of(Measured.Of([1, 0], [0.5, 0.5])));

    private static Predictor.Models.Measuring.MeasuredOutcome Rows(DateTimeOffset[] at) =>
        Measured.Of([.. at.Select((_, i) => (float)(i % 2))], [.. at.Select(_ => 0.5)], at: [.. at.Select(time => time.ToUnixTimeSeconds())]);
}
