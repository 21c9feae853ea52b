using System.Text.Json.Nodes;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Tests.Policies;

public sealed class PolicyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string PolicyPath => _folder.To("policy.json");

    public static Policy Desk { get; } = new()
    {
        Version = 4,
        Currency = "GBP",
        CustomerValue = 1_140,
        ValueOutcome = "left",
        Bands =
        [
            new Band("veryHigh", "Very high", new Dictionary<string, double> { ["left"] = 0.4, ["*"] = 0.5 }),
            new Band("high", "High", new Dictionary<string, double> { ["left"] = 0.25, ["*"] = 0.3 }),
            new Band("low", "Low", new Dictionary<string, double> { ["*"] = 0 }),
        ],
        Actions = [new SuggestedAction("callBack", "Call back", 2, 0, 0.3, 4)],
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_written_policy_reads_back()
    {
        PolicyFile.Write(PolicyPath, Desk);
        var read = PolicyFile.Read(PolicyPath);
        Assert.Equal((4, "GBP", 1_140.0, "left"), (read.Version, read.Currency, read.CustomerValue, read.ValueOutcome));
        Assert.Equal(Desk.Actions, read.Actions);
        Assert.Equal(Desk.Bands.Select(band => (band.Name, band.Words)), read.Bands.Select(band => (band.Name, band.Words)));
        Assert.Equal(0.25, read.Bands[1].From["left"]);
        Assert.Equal([PolicyPath], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void All_mistakes_come_at_once_each_with_its_place()
    {
        File.WriteAllText(PolicyPath, """
            {
              "format": "predictor-policy/1", "version": 0, "currency": "euro", "customerValue": -1, "valueOutcome": "", "colour": 1,
              "bands": [
                {"name": "a", "words": "A", "from": {"left": 0.2}},
                {"name": "a", "words": "B", "from": {"left": 0.3, "back": "much"}},
                {"name": "c", "words": "C", "from": {"left": 0.1}}
              ],
              "actions": [{"name": "call", "words": "Call", "cost": 1, "offerCost": 0, "acceptance": 1.5, "minutes": 2}, 7]
            }
            """);
        var message = Assert.Throws<BundleException>(() => PolicyFile.Read(PolicyPath)).Message;
        foreach (var mistake in new[]
        {
            "unknown field 'colour'",
            "version: found 0, expected a whole number of 1 or more",
            "customerValue: found -1",
            "valueOutcome: expected a text",
            "currency: found 'euro'",
            "bands: the name 'a' is there 2 times",
            "bands[1].from: 0.3 for left is not below the band before, 0.2",
            "bands[1].from.back: found \"much\", expected a number from 0 to 1",
            "bands[0].from: says nothing of back",
            "bands[2].from: 0.1 for left, expected 0 in the last band",
            "actions[0].acceptance: found 1.5, expected a number from 0 to 1",
            "actions[1]: found Number, expected an object",
        })
        {
            Assert.Contains(mistake, message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("{}", "no format")]
    [InlineData("""{"format": "predictor-policy/9"}""", "predictor-policy/9 is newer")]
    [InlineData("""{"format": "predictor-policy/1"}""", "bands: expected a list")]
    [InlineData("""{"format": "predictor-policy/1", "bands": []}""", "bands: expected one at least")]
    public void Files_that_are_no_policy_are_refused(string json, string expected)
    {
        File.WriteAllText(PolicyPath, json);
        var message = Assert.Throws<BundleException>(() => PolicyFile.Read(PolicyPath)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("policy.json", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("\"\"")]
    [InlineData("[7]")]
    [InlineData("{}")]
    public void Any_value_in_the_wrong_place_is_a_mistake_that_is_named(string replacement)
    {
        PolicyFile.Write(PolicyPath, Desk);
        var policy = JsonNode.Parse(File.ReadAllText(PolicyPath))!;
        foreach (var place in JsonPlaces.Of(policy))
        {
            var copy = policy.DeepClone();
            JsonPlaces.Replace(copy, place, replacement);
            File.WriteAllText(PolicyPath, copy.ToJsonString());
            Assert.Contains("policy.json: ", Assert.Throws<BundleException>(() => PolicyFile.Read(PolicyPath)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_policy_with_mistakes_is_not_written()
    {
        Assert.Throws<BundleException>(() => PolicyFile.Write(PolicyPath, Desk with { Bands = [] }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void The_default_has_four_bands_from_the_base_rates_and_no_action()
    {
        var policy = PolicyFile.Default(TinyModel.Make());
        Assert.Equal(["Very high", "High", "Raised", "Low"], policy.Bands.Select(band => band.Words));
        Assert.Equal(["veryHigh", "high", "raised", "low"], policy.Bands.Select(band => band.Name));

        // Base rate 8.4 %: odds 0.0917; 8, 4 and 2 times that are 42.3, 26.8 and 15.5 %.
        Assert.Equal([0.42, 0.27, 0.15, 0], policy.Bands.Select(band => band.From["left"]));
        Assert.Equal([0.40, 0.25, 0.15, 0], policy.Bands.Select(band => band.From["*"]));
        Assert.Equal("left", policy.ValueOutcome);
        Assert.Equal((1, 0.0, "EUR"), (policy.Version, policy.CustomerValue, policy.Currency));
        Assert.Empty(policy.Actions);
        PolicyFile.Write(PolicyPath, policy);
        Assert.Equal(policy.Bands.Select(band => band.From), PolicyFile.Read(PolicyPath).Bands.Select(band => band.From));
    }
}
