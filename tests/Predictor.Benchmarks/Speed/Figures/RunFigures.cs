using System.Text.Json;

namespace Predictor.Benchmarks.Speed.Figures;

/// <summary>What one process measured of itself: ours and the peers' print it as one JSON object.</summary>
internal sealed record RunFigures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>How it was done where there was a choice, by stage.</summary>
    public required IReadOnlyDictionary<string, string> Notes { get; init; }

    /// <summary>By <see cref="Stage"/>; what it cannot do is not there.</summary>
    public required IReadOnlyDictionary<string, Timing> Timings { get; init; }

    /// <summary>Most memory resident at any time until the end of a stage, bytes.</summary>
    public required IReadOnlyDictionary<string, long> PeakBytes { get; init; }

    /// <summary>Managed bytes allocated by a thousand calls, by stage; empty for the peers.</summary>
    public IReadOnlyDictionary<string, long> AllocatedBytes { get; init; } = new Dictionary<string, long>();

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static RunFigures FromJson(string json) => JsonSerializer.Deserialize<RunFigures>(json, Json) ?? throw new JsonException("found null, expected figures");
}
