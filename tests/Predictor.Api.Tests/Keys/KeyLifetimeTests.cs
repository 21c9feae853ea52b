using Predictor.Api.Keys;

namespace Predictor.Api.Tests.Keys;

public sealed class KeyLifetimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("90d", "2026-09-28T12:00:00Z")]
    [InlineData("12h", "2026-07-01T00:00:00Z")]
    [InlineData("2w", "2026-07-14T12:00:00Z")]
    [InlineData("2027-01-31", "2027-01-31T00:00:00Z")]
    [InlineData("2026-06-30T14:00:01+02:00", "2026-06-30T12:00:01Z")]
    [InlineData("never", null)]
    public void A_span_a_time_or_never(string text, string? expected)
    {
        Assert.True(KeyLifetime.TryParse(text, Now, out var expiresAt));
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), expiresAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-5d")]
    [InlineData("1.5d")]
    [InlineData("90")]
    [InlineData("90y")]
    [InlineData("99999999999d")]
    [InlineData("36501d")]
    [InlineData("2026-06-30T12:00:00Z")]
    [InlineData("2020-01-01")]
    public void Anything_else_and_a_time_that_is_past_is_none(string text) => Assert.False(KeyLifetime.TryParse(text, Now, out _));
}
