using System.Globalization;
using System.Reflection;
using Predictor.Tests;
using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Process;

namespace Predictor.Training.Tests.Sample.Process;

public sealed class EffectsTests
{
    private const long At = 1_750_000_000;

    [Fact]
    public void The_README_has_the_coefficients_that_are_used()
    {
        var rows = File.ReadLines(Repository.PathTo("training", "Predictor.Training", "Sample", "README.md"))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells.Length == 6)
            .SkipWhile(cells => cells[1] != "added for")
            .Skip(2)
            .Take(typeof(Effects).GetProperties().Length)
            .ToDictionary(cells => cells[1].Split(':')[0], cells => cells[2..5]);
        foreach (var property in typeof(Effects).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Effects[] used = [CausalProcess.Leaving, CausalProcess.Dissatisfaction, CausalProcess.Repeating];
            var documented = rows[property.Name].Select(cell => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture));
            Assert.Equal(used.Select(effects => (double)property.GetValue(effects)!), documented);
        }
    }

    [Fact]
    public void What_is_known_at_the_opening_adds_up()
    {
        var customer = Of(joinedAt: At - (long)(4 * 365.25 * Timeline.Day), contractEndsAt: At + (30L * Timeline.Day), value: 1_800);
        var past = new Past(Contacts7: 5, Contacts30: 5, Transfers90: 2, Unresolved90: 1, Surveys: 2, MeanScore: 2.5);
        var expected = -4.70 + 0.9 - 0.20 + 0.10 + (3 * 0.20) + (5 * 0.22) + 0.50 + (2 * 0.10) + (1.5 * 0.35);
        Assert.Equal(expected, CausalProcess.Leaving.AtOpening(customer, past, At), 1e-9);
    }

    [Fact]
    public void A_value_that_is_not_recorded_and_surveys_that_were_not_answered_add_nothing()
    {
        var customer = Of(joinedAt: At - (long)(2 * 365.25 * Timeline.Day), contractEndsAt: null, value: null);
        Assert.Equal(-4.70 + 0.40, CausalProcess.Leaving.AtOpening(customer, default, At), 1e-9);
    }

    [Fact]
    public void Handling_adds_up_and_is_U_shaped_in_its_pace()
    {
        var handling = new Handling { IsClosed = true, IsResolved = false, Wait = 300, Hold = 120, Transfers = 2, Reopenings = 1, LnPace = 0.5 };
        var expected = (2.6 * 0.2) + (0.05 * 3) + (0.06 * 2) + (2 * 0.35) + 0.9 + 0.3;
        Assert.Equal(expected, CausalProcess.Leaving.OfHandling(new HandlingMeasures(handling)), 1e-9);

        double Added(double lnPace) =>
            CausalProcess.Leaving.OfHandling(new HandlingMeasures(new Handling { IsClosed = true, IsResolved = true, Wait = -1, LnPace = lnPace }));
        Assert.Equal(0, Added(0));
        Assert.Equal(2.6 * 0.3, Added(-0.5), 1e-9);
        Assert.Equal(2.6 * 0.4, Added(0.7), 1e-9);
    }

    private static Customer Of(long joinedAt, long? contractEndsAt, double? value) => new()
    {
        Index = 0,
        DisplayName = "Ada Kestrel",
        JoinedAt = joinedAt,
        Product = Product.Electricity,
        Tariff = Tariff.Fixed,
        Payment = Payment.Card,
        Region = null,
        ContractEndsAt = contractEndsAt,
        AnnualValue = value,
    };
}
