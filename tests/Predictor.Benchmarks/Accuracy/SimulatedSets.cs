namespace Predictor.Benchmarks.Accuracy;

/// <summary>
/// Ten sets with categories of many levels: what support centres differ in (size, base rate, drift, staff turnover, gaps, how much the
/// people and the queues matter) varied at once, each value several times. Fixed before anything was measured on them.
/// </summary>
internal static class SimulatedSets
{
    /// <param name="seed">Added to the seeds: other draws of the same ten kinds, to choose by and to measure on apart.</param>
    public static IReadOnlyList<SimulatedSet> Ten(ulong seed) =>
    [
        new()
        {
            Name = "small-team", Seed = seed + 1, TrainRows = 1_500, TestRows = 1_500, BaseRate = 0.3,
            Categories = [new("agent", 40, 0.5, 0.4), new("queue", 6, 1, 0.3), new("city", 200, 1.1)],
        },
        new()
        {
            Name = "many-agents", Seed = seed + 2, TrainRows = 12_000, TestRows = 4_000, BaseRate = 0.17,
            Categories = [new("agent", 1_200, 0.4, 0.5, 0, 0.2), new("supervisor", 40, 0.3, 0.2), new("reason", 60, 1, 0.4), new("city", 1_700, 1)],
        },
        new()
        {
            Name = "idle-agents", Seed = seed + 3, TrainRows = 10_000, TestRows = 4_000, BaseRate = 0.2, Noise = 10,
            Categories = [new("agent", 500, 0.5), new("city", 2_000, 0.8), new("reason", 40, 1, 0.5), new("channel", 4, 0.5, 0.3)],
        },
        new()
        {
            Name = "drifting-desk", Seed = seed + 4, TrainRows = 9_000, TestRows = 2_000, BaseRate = 0.5, Drift = -1.5,
            Categories = [new("group", 70, 1, 0.7, 0.3, 0.2), new("assignee", 220, 0.8, 0.5, 0, 0.3), new("caller", 2_000, 0.7, 0.3), new("subcategory", 230, 1, 0.4)],
        },
        new()
        {
            Name = "rare-leavers", Seed = seed + 5, TrainRows = 20_000, TestRows = 8_000, BaseRate = 0.03, Ordered = false,
            Categories = [new("tariff", 30, 1, 0.4), new("shop", 400, 0.8, 0.4), new("region", 15, 0.5, 0.2)],
        },
        new()
        {
            Name = "few-numbers", Seed = seed + 6, TrainRows = 5_000, TestRows = 3_000, BaseRate = 0.25, Numbers = 0, Noise = 0, Interactions = 0,
            Categories = [new("queue", 12, 0.8, 0.5), new("agent", 150, 0.6, 0.5, 0, 0.2), new("product", 300, 1, 0.5), new("shift", 3, 0, 0.2), new("city", 800, 1)],
        },
        new()
        {
            Name = "gaps", Seed = seed + 7, TrainRows = 8_000, TestRows = 3_000, BaseRate = 0.35, Missing = 0.5, Numbers = 10,
            Categories = [new("agent", 300, 0.7, 0.4, 0, 0.1, 0.2), new("reason", 80, 1.2, 0.5, 0, 0, 0.3), new("city", 600, 1, 0, 0, 0, 0.6)],
        },
        new()
        {
            Name = "big-centre", Seed = seed + 8, TrainRows = 60_000, TestRows = 10_000, BaseRate = 0.12, Drift = 0.4, Numbers = 8, Noise = 8,
            Categories = [new("agent", 1_500, 0.5, 0.4, 0.2, 0.3), new("queue", 25, 0.8, 0.4), new("product", 700, 1, 0.5), new("postcode", 2_000, 0.9, 0.1)],
        },
        new()
        {
            Name = "slopes", Seed = seed + 9, TrainRows = 15_000, TestRows = 4_000, BaseRate = 0.4, NumberEffect = 0.5, Interactions = 4,
            Categories = [new("product", 250, 0.9, 0.4, 0.6), new("agent", 400, 0.5, 0.2, 0.2, 0.1)],
        },
        new()
        {
            Name = "tiny", Seed = seed + 10, TrainRows = 600, TestRows = 3_000, BaseRate = 0.25, Ordered = false,
            Categories = [new("agent", 60, 0.7, 0.5), new("reason", 20, 1, 0.5), new("city", 150, 1)],
        },
    ];
}
