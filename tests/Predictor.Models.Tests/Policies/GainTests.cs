using Predictor.Models.Policies;

namespace Predictor.Models.Tests.Policies;

public sealed class GainTests
{
    [Fact]
    public void A_call_without_an_offer_earns_probability_times_value_times_acceptance_less_its_cost() =>
        Assert.Equal((0.31 * 2516 * 0.3) - 2, Gain.Of(new SuggestedAction("call", "Call", 2, 0, 0.3, 4), 0.31, 2516), 1e-9);

    [Fact]
    public void Who_would_have_stayed_takes_the_offer_anyway()
    {
        var credit = new SuggestedAction("credit", "Credit", 1, 20, 0.5, 2);

        // 10 % leave: half of them are kept, each worth 200 less the offer; 90 % stay and take it; the contact costs 1.
        Assert.Equal((0.1 * 0.5 * 180) - (0.9 * 20) - 1, Gain.Of(credit, 0.1, 200), 1e-12);
    }

    [Fact]
    public void The_best_action_earns_most_and_one_that_loses_is_none()
    {
        SuggestedAction call = new("call", "Call", 2, 0, 0.3, 4), visit = new("visit", "Visit", 50, 0, 0.9, 60), twin = call with { Name = "twin" };
        Assert.Same(visit, Gain.Best([call, visit], 0.5, 1000, out var gain));
        Assert.Equal(400, gain, 1e-9);
        Assert.Same(call, Gain.Best([call, twin, visit], 0.02, 1000, out _));
        Assert.Null(Gain.Best([call, visit], 0.0001, 1000, out gain));
        Assert.Equal(0, gain);
        Assert.Null(Gain.Best([], 1, 1000, out _));
    }
}
