using Predictor.Ledger.Acting;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;

namespace Predictor.Ledger.Tests.Acting;

public sealed class ActingEffectsTests
{
    private const int Centres = 200;
    private static readonly LedgerOptions Options = new();
    private static readonly LedgerPrices Prices = new(1, "EUR", "left", 900, 190, 30, new Dictionary<string, double>());

    private static readonly Policy Policy = new()
    {
        Version = 1,
        CustomerValue = 900,
        ValueOutcome = "left",
        Bands = [new Band("high", "High", new Dictionary<string, double> { ["*"] = 0.25 }), new Band("low", "Low", new Dictionary<string, double> { ["*"] = 0 })],
        Actions = [new SuggestedAction("call", "Call", 6, 0, 0.3, 8)],
        HoldOut = new HoldOut(0.2, "0123456789abcdef"),
    };

    [Fact]
    public void Without_an_effect_one_is_not_claimed_more_often_than_the_level_says()
    {
        var effects = Enumerable.Range(0, Centres).Select(seed => OfAll(Draw(seed, kept: 0))).ToArray();

        // A tenth of 200 is 20; three standard deviations more are 33.
        Assert.InRange(effects.Count(effect => effect.Verdict != LedgerVerdict.AsExpected), 0, 33);
        Assert.InRange(effects.Average(effect => effect.Effect.Value), -0.006, 0.006);
    }

    [Fact]
    public void A_planted_effect_is_recovered_and_said_to_help()
    {
        var centres = Enumerable.Range(0, Centres).Select(seed => Draw(seed, kept: 0.5)).ToArray();
        var effects = centres.Select(OfAll).ToArray();
        var truths = centres.Select(records => -0.5 * records.Scores["left"].Average()).ToArray();

        Assert.InRange(effects.Zip(truths).Count(pair => pair.First.Effect.Low <= pair.Second && pair.First.Effect.High >= pair.Second), 0.9 * Centres - 13, Centres);
        Assert.Equal(truths.Average(), effects.Average(effect => effect.Effect.Value), 0.006);
        Assert.True(effects.Count(effect => effect.Verdict == LedgerVerdict.Fewer) > 0.95 * Centres);
        Assert.True(effects.Average(effect => effect.Reduction) > 0);
    }

    [Fact]
    public void An_action_that_drives_customers_away_is_to_be_left_alone()
    {
        var effects = Enumerable.Range(0, 20).Select(seed => OfAll(Draw(seed, kept: -0.6))).ToArray();

        Assert.True(effects.Count(effect => effect.Verdict == LedgerVerdict.More) >= 18);
    }

    [Fact]
    public void Without_a_hold_out_it_says_that_nothing_can_be_said_and_what_it_would_take()
    {
        var records = Draw(1, kept: 0.5) with { HeldOut = new bool[2_500] };

        var acting = ActingEffects.Of(records, Policy with { HoldOut = null }, Prices, Options);

        Assert.Empty(acting.Effects);
        Assert.StartsWith("Whether acting helps cannot be said: nobody is held out at random.", acting.Sentence, StringComparison.Ordinal);
        Assert.True(acting.NeededPerArm > 100);
        Assert.Equal(0.1, acting.NeededShare);
    }

    [Fact]
    public void What_is_still_needed_grows_as_the_promised_effect_shrinks()
    {
        Assert.Equal(Math.Ceiling(2.4865 * 2.4865 * 0.2 * 1.25 / 0.0025), ActingEffects.Needed(0.05, 0.2, 0.25, 0.9), 2.0);
        Assert.True(ActingEffects.Needed(0.02, 0.2, 0.25, 0.9) > ActingEffects.Needed(0.05, 0.2, 0.25, 0.9));
        Assert.Equal(double.NaN, ActingEffects.Needed(0, 0.2, 0.25, 0.9));
    }

    private static ActingEffect OfAll(ActingRecords records) =>
        ActingEffects.Of(records, Policy, Prices, Options).Effects.Single(effect => effect is { Of: "all", Outcome: "left" });

    /// <summary>2,500 customers at chances of 10 to 60 %; one in five held out by the policy's own hash; acting keeps a share of those who would leave.</summary>
    private static ActingRecords Draw(int seed, double kept)
    {
        const int Count = 2_500;
        var random = new Random(seed);
        var (scores, labels, held) = (new double[Count], new sbyte[Count], new bool[Count]);
        for (var i = 0; i < Count; i++)
        {
            scores[i] = 0.1 + (0.5 * random.NextDouble() * random.NextDouble());
            held[i] = Policy.HoldOut!.Holds($"{seed}-{i}", askedForContact: false);
            labels[i] = (sbyte)(random.NextDouble() < scores[i] * (held[i] ? 1 : 1 - kept) ? 1 : 0);
        }

        return new ActingRecords
        {
            Outcomes = new Dictionary<string, sbyte[]> { ["left"] = labels },
            Scores = new Dictionary<string, double[]> { ["left"] = scores },
            HeldOut = held,
            Acted = Array.ConvertAll(held, isHeld => !isHeld),
            Seconds = Array.ConvertAll(held, isHeld => isHeld ? 0.0 : 480),
            Bands = Array.ConvertAll(scores, score => score >= 0.25 ? 0 : 1),
            Actions = [.. Enumerable.Repeat("call", Count)],
        };
    }
}
