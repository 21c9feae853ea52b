using Predictor.Cases;
using Predictor.Charts;
using Predictor.Desk.Centre;

namespace Predictor.Desk.Tests;

/// <summary>A view made by hand; none of its names is the sample's.</summary>
internal static class TinyView
{
    public static CentreView Make(int customers = 60, bool money = true) => new()
    {
        Name = "Tiny",
        IsSample = true,
        AsOf = new DateTimeOffset(2026, 6, 30, 23, 59, 59, TimeSpan.Zero),
        Days = 30,
        Model = "tiny",
        ModelVersion = 4,
        PolicyVersion = 2,
        Currency = "GBP",
        Contacts = 3210,
        Customers = 2310,
        ValueOutcome = 1,
        RiskFrom = "Raised",
        Outcomes = [new OutcomeHeading("cross", "Cross", "is cross"), new OutcomeHeading("gone", "Gone", "is gone in a month")],
        AtRisk = [.. Enumerable.Range(1, customers).Select(i => Customer($"k{i}", $"Customer {i}", money ? 1000 - i : null))],
        AtStake = money ? Enumerable.Range(1, customers).Sum(i => 1000.0 - i) : null,
        Queues = Table(),
    };

    public static OpenCustomer Customer(string id, string? name, double? stake) => new()
    {
        Id = id,
        Name = name,
        AtStake = stake,
        Chances = [new Chance(0.52, Severity.High, "High"), new Chance(0.46, Severity.VeryHigh, "Very high")],
        Reasons = ["3 visits", "Queued 700 seconds"],
        Queue = "Front",
        At = new DateTimeOffset(2026, 6, 28, 14, 5, 0, TimeSpan.Zero),
        Moment = Moment.Closure,
    };

    private static QueueTable Table()
    {
        var more = new ObservedOverExpected(100, 30, 20, 1.5, 1.2, 1.9);
        var same = new ObservedOverExpected(50, 11, 10, 1.1, 0.8, 1.4);
        var few = new ObservedOverExpected(4, 1, 0.8, 1.25, 0.1, 3);
        return new QueueTable(
            new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero),
            true,
            60,
            "Desk",
            "Time taken",
            [new QueueRow("Front", 120, 320, [more, same]), new QueueRow(null, 5, null, [few, few with { Cases = 0 }])],
            new QueueRow(null, 125, 318, [more, same]),
            [0.8, 0.11]);
    }
}
