using Predictor.Cases.Words;

namespace Predictor.Cases.Tests.Words;

public sealed class DurationWordsTests
{
    [Theory]
    [InlineData(0, "seconds", "0 seconds")]
    [InlineData(0.05, "seconds", "under a second")]
    [InlineData(1, "seconds", "1 second")]
    [InlineData(95, "seconds", "95 seconds")]
    [InlineData(119.6, "seconds", "2 min")]
    [InlineData(300, "seconds", "5 min")]
    [InlineData(3569, "seconds", "59 min")]
    [InlineData(3599, "seconds", "1 h")]
    [InlineData(3725, "seconds", "1 h 2 min")]
    [InlineData(4800, "seconds", "1 h 20 min")]
    [InlineData(172_799, "seconds", "48 h")]
    [InlineData(259_200, "seconds", "3 days")]
    [InlineData(2500, "milliseconds", "3 seconds")]
    [InlineData(0.5, "minutes", "30 seconds")]
    [InlineData(62, "minutes", "1 h 2 min")]
    [InlineData(0.5, "hours", "30 min")]
    public void By_the_clock(double value, string unit, string words) => Assert.Equal(words, DurationWords.Of(value, unit));

    [Theory]
    [InlineData(0, "days", "under a day")]
    [InlineData(0.99, "days", "under a day")]
    [InlineData(1.2, "days", "1 day")]
    [InlineData(14, "days", "14 days")]
    [InlineData(99.6, "days", "3 months")]
    [InlineData(400, "days", "13 months")]
    [InlineData(3, "weeks", "21 days")]
    [InlineData(6, "months", "6 months")]
    [InlineData(0.001, "years", "under a day")]
    [InlineData(0.05, "years", "18 days")]
    [InlineData(1, "years", "12 months")]
    [InlineData(2, "years", "2 years")]
    [InlineData(4.6, "years", "4.5 years")]
    [InlineData(5.1, "years", "5 years")]
    [InlineData(12.4, "years", "12 years")]
    [InlineData(-3, "days", "minus 3 days")]
    public void By_the_calendar(double value, string unit, string words) => Assert.Equal(words, DurationWords.Of(value, unit));

    [Fact]
    public void A_unit_that_is_not_of_time_is_left_to_others() => Assert.Null(DurationWords.Of(3, "contacts"));
}
