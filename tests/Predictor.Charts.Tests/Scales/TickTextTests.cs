using Predictor.Charts.Scales;

namespace Predictor.Charts.Tests.Scales;

public sealed class TickTextTests
{
    [Fact]
    public void The_unit_stands_on_the_last_tick_alone() => Assert.Equal(["0", "20", "40%"], TickText.Percent([0, 0.2, 0.4]));

    [Fact]
    public void Half_percents_keep_their_decimal() => Assert.Equal(["0", "2.5", "5.0%"], TickText.Percent([0, 0.025, 0.05]));

    [Fact]
    public void Numbers_have_as_many_decimals_as_tell_them_apart_and_a_true_minus() =>
        Assert.Equal(["\u22120.5", "0", "0.5", "1.0"], TickText.Number([-0.5, 0, 0.5, 1]));

    [Fact]
    public void Large_numbers_are_shortened() => Assert.Equal(["0", "20k", "40k"], TickText.Number([0, 20_000, 40_000]));

    [Fact]
    public void No_ticks_no_text() => Assert.Empty(TickText.Number([]));
}
