namespace Predictor.Benchmarks.Accuracy;

/// <summary>What a simulated set of support cases is like. Rows are in time order; the test rows are the latest.</summary>
internal sealed record SimulatedSet
{
    public required string Name { get; init; }

    public required ulong Seed { get; init; }

    public required int TrainRows { get; init; }

    public required int TestRows { get; init; }

    /// <summary>Share of positive labels over the training time, about.</summary>
    public required double BaseRate { get; init; }

    /// <summary>How far the log-odds of all rows move from the first row to the last training row; the test goes on moving.</summary>
    public double Drift { get; init; }

    /// <summary>Numeric columns with a smooth effect each.</summary>
    public int Numbers { get; init; } = 5;

    /// <summary>Standard deviation of the log-odds that numbers make, each.</summary>
    public double NumberEffect { get; init; } = 0.3;

    /// <summary>Numeric columns that say nothing.</summary>
    public int Noise { get; init; } = 5;

    /// <summary>Pairs of numbers whose product counts.</summary>
    public int Interactions { get; init; } = 2;

    /// <summary>Share of each number's cells that is empty: of half of the columns at random, of the others more often where the number is high.</summary>
    public double Missing { get; init; } = 0.1;

    public IReadOnlyList<SimulatedCategory> Categories { get; init; } = [];

    /// <summary>Whether `train` is told that the rows are in time order.</summary>
    public bool Ordered { get; init; } = true;
}
