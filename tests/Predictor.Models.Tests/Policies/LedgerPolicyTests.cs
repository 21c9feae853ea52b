using System.Text;
using Predictor.Models.Policies;

namespace Predictor.Models.Tests.Policies;

public sealed class LedgerPolicyTests
{
    private static readonly Policy Plain = new()
    {
        Version = 3,
        CustomerValue = 900,
        ValueOutcome = "left",
        Bands = [new Band("low", "Low", new Dictionary<string, double> { ["*"] = 0 })],
    };

    private static readonly Policy Full = Plain with
    {
        Targets = [new OutputTarget("aht", "handled within 6 minutes", "handle_seconds", 360, "queue", "billing", new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero))],
        Money = new LedgerMoney { HandlingPerHour = 30, Replacement = 200, OutcomeCosts = new Dictionary<string, double> { ["back"] = 8 } },
        HoldOut = new HoldOut(0.1, "0123456789abcdef"),
    };

    [Fact]
    public void A_policy_with_targets_money_and_hold_out_reads_back_as_it_was_written()
    {
        var read = PolicyFile.Parse(PolicyFile.Bytes(Full), "policy.json");

        Assert.Equal(Full.Targets, read.Targets);
        Assert.Equal((30, 200, 8), (read.Money.HandlingPerHour, read.Money.Replacement, read.Money.OutcomeCosts["back"]));
        Assert.Equal(Full.HoldOut, read.HoldOut);
        Assert.Equal(PolicyFile.Bytes(Full), PolicyFile.Bytes(read));
    }

    [Fact]
    public void A_policy_without_any_of_them_is_still_of_the_earlier_format()
    {
        var text = Encoding.UTF8.GetString(PolicyFile.Bytes(Plain));

        Assert.Contains("\"predictor-policy/1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("targets", text, StringComparison.Ordinal);
        Assert.Null(PolicyFile.Parse(PolicyFile.Bytes(Plain), "policy.json").HoldOut);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var text = Encoding.UTF8.GetString(PolicyFile.Bytes(Full))
            .Replace("\"limit\": 360", "\"limit\": 0", StringComparison.Ordinal)
            .Replace("\"level\": \"billing\",", "", StringComparison.Ordinal)
            .Replace("\"handlingPerHour\": 30", "\"handlingPerHour\": -1", StringComparison.Ordinal)
            .Replace("\"share\": 0.1", "\"share\": 0.9", StringComparison.Ordinal)
            .Replace("0123456789abcdef", "short", StringComparison.Ordinal);

        var fault = Assert.Throws<Predictor.Models.Bundles.BundleException>(() => PolicyFile.Parse(Encoding.UTF8.GetBytes(text), "policy.json"));

        foreach (var place in (string[])["targets[0].limit", "targets[0].level", "money.handlingPerHour", "holdOut.share", "holdOut.key"])
        {
            Assert.Contains(place, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_earlier_format_knows_no_targets()
    {
        var text = Encoding.UTF8.GetString(PolicyFile.Bytes(Full)).Replace("predictor-policy/2", "predictor-policy/1", StringComparison.Ordinal);

        var fault = Assert.Throws<Predictor.Models.Bundles.BundleException>(() => PolicyFile.Parse(Encoding.UTF8.GetBytes(text), "policy.json"));

        Assert.Contains("unknown field 'targets'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hold_out_takes_its_share_decides_once_and_never_takes_who_asked()
    {
        var holdOut = Full.HoldOut!;
        string[] customers = [.. Enumerable.Range(0, 20_000).Select(i => $"C{i}")];

        // Four standard deviations of a binomial share of 0.1 in 20,000.
        Assert.Equal(0.1, customers.Average(id => holdOut.Holds(id, askedForContact: false) ? 1.0 : 0), 0.0085);
        Assert.All(customers.Take(100), id => Assert.Equal(holdOut.Holds(id, false), holdOut.Holds(id, false)));
        Assert.DoesNotContain(customers, id => holdOut.Holds(id, askedForContact: true));
        Assert.False(holdOut.Holds(null, false));
        Assert.Contains(customers, id => holdOut.Holds(id, false) != (holdOut with { Key = "fedcba9876543210" }).Holds(id, false));
    }
}
