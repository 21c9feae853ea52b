using Predictor.Charts.Scales;

namespace Predictor.Charts.Tests.Scales;

public sealed class DateTicksTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-06-01T00:00:00Z", "2026-06-04T12:00:00Z", "1 Jun, 2 Jun, 3 Jun, 4 Jun")]
    [InlineData("2026-06-01T05:00:00Z", "2026-06-30T12:00:00Z", "8 Jun, 15 Jun, 22 Jun, 29 Jun")]
    [InlineData("2026-01-15T05:00:00Z", "2026-06-15T12:00:00Z", "1 Feb, 1 Mar, 1 Apr, 1 May, 1 Jun")]
    [InlineData("2025-02-15T05:00:00Z", "2026-06-15T12:00:00Z", "Apr 2025, Jul 2025, Oct 2025, Jan 2026, Apr 2026")]
    [InlineData("2026-06-01T05:00:00Z", "2026-06-01T06:00:00Z", "")]
    public void Ticks_are_round_days_and_never_too_many(string from, string to, string labels)
    {
        var axis = DateTicks.Axis(At(from), At(to), TimeZoneInfo.Utc);

        Assert.Equal(labels, string.Join(", ", axis.Labels));
        Assert.Equal((At(from).ToUnixTimeSeconds(), (double)At(to).ToUnixTimeSeconds()), ((long)axis.Low, axis.High));
        Assert.All(axis.Ticks, tick => Assert.InRange(tick, axis.Low, axis.High));
    }

    [Fact]
    public void A_tick_is_the_viewers_midnight_on_both_sides_of_a_change_of_clocks()
    {
        var axis = DateTicks.Axis(At("2026-03-28T12:00:00Z"), At("2026-03-30T12:00:00Z"), Berlin);

        Assert.Equal(["29 Mar", "30 Mar"], axis.Labels);
        Assert.Equal([At("2026-03-28T23:00:00Z").ToUnixTimeSeconds(), At("2026-03-29T22:00:00Z").ToUnixTimeSeconds()], axis.Ticks.Select(tick => (long)tick));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
