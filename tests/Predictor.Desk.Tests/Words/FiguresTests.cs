using Predictor.Desk.Words;

namespace Predictor.Desk.Tests.Words;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.004, "under 1%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.314, "31%")]
    [InlineData(0.996, "over 99%")]
    [InlineData(1, "100%")]
    [InlineData(double.NaN, "unknown")]
    public void A_chance_is_a_whole_percentage_and_never_0_or_100_unless_it_is(double share, string text) => Assert.Equal(text, Figures.Percent(share));

    [Theory]
    [InlineData(1140.4, "EUR", "€1,140")]
    [InlineData(0.2, "GBP", "£0")]
    [InlineData(-73000, "USD", "−$73,000")]
    [InlineData(-0.2, "EUR", "€0")]
    [InlineData(12, "CHF", "CHF\u00a012")]
    public void Money_in_rows_is_whole_with_its_currency(double amount, string currency, string text) => Assert.Equal(text, Figures.Money(amount, currency));

    [Theory]
    [InlineData(9_999, "€9,999")]
    [InlineData(14_870, "€15k")]
    [InlineData(187_400, "€187k")]
    [InlineData(1_250_000, "€1.3m")]
    [InlineData(999_600, "€1.0m")]
    public void Money_in_sentences_is_short(double amount, string text) => Assert.Equal(text, Figures.MoneyShort(amount, "EUR"));

    [Theory]
    [InlineData(45, "45 s")]
    [InlineData(59.6, "1:00 min")]
    [InlineData(320, "5:20 min")]
    [InlineData(3720, "1:02 h")]
    public void A_duration_has_its_unit(double seconds, string text) => Assert.Equal(text, Figures.Duration(seconds));

    [Fact]
    public void One_thing_is_singular()
    {
        Assert.Equal("1 contact", Figures.Count(1, "contact", "contacts"));
        Assert.Equal("3,210 contacts", Figures.Count(3210, "contact", "contacts"));
    }

    [Fact]
    public void Intervals_say_to() => Assert.Equal("1.07 to 1.17", Figures.Interval(1.0701, 1.1699));
}
