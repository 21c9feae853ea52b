using Predictor.Benchmarks.Load.Host;

namespace Predictor.Benchmarks.Load.Faults;

/// <summary>Where a fault happens: a service over a store of its own.</summary>
internal sealed class FaultPlace : IDisposable
{
    /// <summary>Content root and model.</summary>
    public required LoadBench Bench { get; init; }

    /// <summary>Of the store.</summary>
    public required string Connection { get; init; }

    public required Fault Fault { get; init; }

    /// <summary>Before and after.</summary>
    public int UsualCallers { get; init; } = 16;

    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public Action CleanUp { get; init; } = () => { };

    public LoadedService Start() => Bench.Start(Connection, Settings, Environment);

    public void Dispose() => CleanUp();
}
