using Predictor.Desk.Words;

namespace Predictor.Desk.Tests.Words;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 other columns")]
    [InlineData(1, "1 other column")]
    [InlineData(1200, "1,200 other columns")]
    public void A_count_takes_the_form_of_one_or_of_many(long count, string expected) =>
        Assert.Equal(expected, DeskText.Counted("watch.others", count));

    [Fact]
    public void A_text_of_one_form_is_not_counted_with() =>
        Assert.Contains("watch.psi", Assert.Throws<InvalidOperationException>(() => DeskText.Counted("watch.psi", 1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "1 day")]
    [InlineData(14, "14 days")]
    [InlineData(0.5, "0.5 days")]
    public void Days_take_the_form_of_one_or_of_many(double days, string expected) => Assert.Equal(expected, Figures.Days(days));
}
