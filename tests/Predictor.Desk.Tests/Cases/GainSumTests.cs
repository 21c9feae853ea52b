using Predictor.Desk.Cases;

namespace Predictor.Desk.Tests.Cases;

public sealed class GainSumTests
{
    [Fact]
    public void Its_parts_are_the_formulas_and_add_up_to_the_policys_gain()
    {
        var sums = GainSum.All(TinyCase.Policy, 0.5, 800);

        Assert.Equal(["gift", "call"], sums.Select(sum => sum.Action.Name));
        Assert.Equal((96.25, 15, 75.25), (sums[0].Kept, sums[0].GivenAway, sums[0].Gain));
        Assert.All(sums, sum => Assert.Equal(sum.Gain, sum.Kept - sum.GivenAway - sum.Action.Cost, 9));
    }

    [Fact]
    public void Without_a_worth_the_policys_counts_and_without_any_there_is_none()
    {
        Assert.Equal(900, GainSum.All(TinyCase.Policy, 0.5, null)[0].Value);
        Assert.Empty(GainSum.All(TinyCase.Policy with { CustomerValue = 0 }, 0.5, null));
        Assert.Empty(GainSum.All(TinyCase.Policy, 0.5, 0));
    }
}
