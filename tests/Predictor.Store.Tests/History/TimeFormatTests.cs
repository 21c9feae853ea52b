using Predictor.Store.History;

namespace Predictor.Store.Tests.History;

public sealed class TimeFormatTests
{
    [Theory]
    [InlineData("iso", "2025-03-04T05:06:07Z", "UTC", 1741064767)]
    [InlineData("iso", "2025-03-04 05:06:07", "UTC", 1741064767)]
    [InlineData("iso", "2025-03-04T05:06:07+02:00", "UTC", 1741057567)]
    [InlineData("iso", "2025-03-04T05:06:07", "Europe/Berlin", 1741061167)]
    [InlineData("iso", "2025-07-04T05:06:07", "Europe/Berlin", 1751598367)]
    [InlineData("dd/MM/yyyy HH:mm", "04/03/2025 05:06", "UTC", 1741064760)]
    [InlineData("MM/dd/yyyy HH:mm", "04/03/2025 05:06", "UTC", 1743656760)]
    [InlineData("dd.MM.yyyy HH:mm", "04.03.2025 05:06", "Europe/Berlin", 1741061160)]
    [InlineData("dd-MMM-yy", "04-Mar-25", "UTC", 1741046400)]
    [InlineData("epoch_seconds", "1741064767", "UTC", 1741064767)]
    [InlineData("epoch_milliseconds", "1741064767999", "UTC", 1741064767)]
    public void A_time_is_read_in_its_format_and_zone(string format, string text, string zone, long expected)
    {
        Assert.True(new TimeFormat(format, TimeZoneInfo.FindSystemTimeZoneById(zone)).TryRead(text, out var seconds));
        Assert.Equal(expected, seconds);
    }

    [Theory]
    [InlineData("iso", "04/03/2025 05:06")]
    [InlineData("dd/MM/yyyy HH:mm", "04/13/2025 05:06")]
    [InlineData("epoch_seconds", "2025-03-04")]
    [InlineData("epoch_seconds", "99999999999999999")]
    public void What_is_not_in_the_format_is_refused(string format, string text) =>
        Assert.False(new TimeFormat(format, TimeZoneInfo.Utc).TryRead(text, out _));

    [Theory]
    [InlineData("soon")]
    [InlineData("HH:mm")]
    [InlineData("MM/yyyy")]
    public void A_format_that_loses_the_day_is_unknown(string format) =>
        Assert.Throws<ArgumentException>(() => new TimeFormat(format, TimeZoneInfo.Utc));
}
