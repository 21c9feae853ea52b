using System.Text.Json.Serialization;

namespace Predictor.Evaluation.Drift;

/// <summary>How a column's cells were spread when they were remembered: counts by bin. Small, whatever the number of rows.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(NumberDistribution), "numbers")]
[JsonDerivedType(typeof(LevelDistribution), "levels")]
public abstract record Distribution
{
    /// <summary>Rows without a value.</summary>
    public required long Missing { get; init; }

    /// <summary>All rows.</summary>
    [JsonIgnore]
    public long Rows => Known.Sum() + Missing;

    /// <summary>Counts of the bins of rows that have a value, in order; the bin after them is that of missing cells.</summary>
    [JsonIgnore]
    internal abstract IReadOnlyList<long> Known { get; }

    /// <summary>Which of the bins holds levels that were never seen; -1: none does.</summary>
    [JsonIgnore]
    internal abstract int UnknownBin { get; }

    /// <summary>Counts of all bins, missing last.</summary>
    internal long[] Counts() => [.. Known, Missing];
}
