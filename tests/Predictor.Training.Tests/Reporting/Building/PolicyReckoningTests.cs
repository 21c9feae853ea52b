using Predictor.Models.Policies;
using Predictor.Training.Reporting.Building;

namespace Predictor.Training.Tests.Reporting.Building;

public sealed class PolicyReckoningTests
{
    /// <summary>Keeps half of those who would leave, each worth 100, for 10: acting pays from a probability of 0.2 on.</summary>
    private static readonly Policy Calls = new()
    {
        Version = 3,
        CustomerValue = 100,
        ValueOutcome = "back",
        Bands = [],
        Actions = [new SuggestedAction("call", "Call", Cost: 10, OfferCost: 0, Acceptance: 0.5, Minutes: 5)],
    };

    [Fact]
    public void Acting_earns_what_happened_and_expects_what_was_said()
    {
        var result = PolicyReckoning.Of(Calls, Measured.Of([1, 0, 1, 0], [0.8, 0.4, 0.1, 0.1]))!;

        // Acted on the first two: 0.8 x 50 - 10 and 0.4 x 50 - 10 expected; 50 - 10 and -10 realised; a row at random brings 0.5 x 50 - 10.
        Assert.Equal(2, result.Acted);
        Assert.Equal(40, result.Expected, 9);
        Assert.Equal(30, result.Realised.Value, 9);
        Assert.Equal(30, result.AtRandom, 9);
        Assert.Equal([("Call", 2)], result.ByAction);
    }

    [Fact]
    public void A_policy_that_says_nothing_of_it_reckons_nothing()
    {
        var measured = Measured.Of([1, 0], [0.8, 0.4]);

        Assert.Null(PolicyReckoning.Of(Calls with { ValueOutcome = "left" }, measured));
        Assert.Null(PolicyReckoning.Of(Calls with { Actions = [] }, measured));
        Assert.Null(PolicyReckoning.Of(Calls with { CustomerValue = 0 }, measured));
    }
}
