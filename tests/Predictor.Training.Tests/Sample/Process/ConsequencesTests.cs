using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Randomness;

namespace Predictor.Training.Tests.Sample.Process;

public sealed class ConsequencesTests
{
    [Theory]
    [InlineData(0.05, 0.3, 0.02, 14)]
    [InlineData(0.30, 0.9, 0.01, 9.5)]
    [InlineData(0.00, 0.0, 0.05, 3)]
    public void Back_in_closed_form_is_what_drawing_the_next_contact_gives(double left, double repeats, double rate, double days)
    {
        const int Times = 40_000;
        var after = new Consequences { Left = left, Repeats = repeats, ContactRate = rate };
        var draws = new Draws(8, Draws.Stream.Story, 0);
        var back = 0;
        for (var i = 0; i < Times; i++)
        {
            var stays = !draws.Happens(left);
            var atRandom = draws.Exponential() / rate;
            var repeat = draws.Happens(repeats) ? draws.Exponential() * CausalProcess.RepeatDays : double.PositiveInfinity;
            back += stays && Math.Min(atRandom, repeat) <= days ? 1 : 0;
        }

        var expected = after.BackWithin(days * Timeline.Day);
        Assert.Equal(expected, (double)back / Times, 4 * Math.Sqrt(expected * (1 - expected) / Times));
    }

    [Fact]
    public void Nobody_is_back_in_no_time() => Assert.Equal(0, new Consequences { Repeats = 0.5, ContactRate = 0.02 }.BackWithin(0));
}
