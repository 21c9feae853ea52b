using Predictor.Cases.Text;

namespace Predictor.Cases.Tests.Text;

public sealed class IsoTimeTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-06-30T23:59:59Z", "2026-06-30T23:59:59Z")]
    [InlineData("2026-06-30T23:59:59", "2026-06-30T21:59:59Z")]
    [InlineData(" 2026-06-30 23:59 ", "2026-06-30T21:59:00Z")]
    [InlineData("2026-01-30T12:00", "2026-01-30T11:00:00Z")]
    [InlineData("2026-06-30T12:00:00+05:30", "2026-06-30T06:30:00Z")]
    [InlineData("2026-06-30T12:00:00.987-03:00", "2026-06-30T15:00:00Z")]
    [InlineData("2026-06-30", "2026-06-29T22:00:00Z")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T01:30:00Z")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z")]
    public void A_time_is_read_and_one_without_an_offset_is_local(string text, string utc)
    {
        Assert.True(IsoTime.TryParse(text, Berlin, out var time));
        Assert.Equal(utc, IsoTime.Format(time.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("30/06/2026 12:00")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("1782864000")]
    [InlineData("0001-01-01")]
    public void What_is_no_ISO_time_is_refused(string text) => Assert.False(IsoTime.TryParse(text, Berlin, out _));

    [Fact]
    public void The_form_of_our_own_files_is_read_as_the_general_reader_reads_it()
    {
        var random = new Random(3);
        const string Letters = "0123456789-:TZ ";
        for (var i = 0; i < 20_000; i++)
        {
            var text = IsoTime.Format(random.NextInt64(-62_135_596_800, 253_402_300_799)).ToCharArray();
            if (i % 2 == 0)
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];

            var isAny = IsoTime.TryParseAny(text, TimeZoneInfo.Utc, out var any);
            if (IsoTime.TryParseSeconds(text, out var time))
                Assert.Equal((true, any), (isAny, time));
            else
                Assert.True(!isAny || i % 2 == 0);
        }
    }
}
