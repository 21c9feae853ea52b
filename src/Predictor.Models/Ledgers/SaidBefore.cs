using System.Text.Json.Serialization;

namespace Predictor.Models.Ledgers;

/// <summary>What the latest prediction up to so many days before said.</summary>
/// <param name="Days">Before the outcome.</param>
/// <param name="Scored">Customers with a prediction by then.</param>
/// <param name="MeanProbability">Of theirs; NaN where none.</param>
/// <param name="Bands">Customers by band, the policy's order.</param>
public sealed record SaidBefore(int Days, int Scored, double MeanProbability, IReadOnlyList<int> Bands)
{
    /// <summary>Customers in any band but the lowest.</summary>
    [JsonIgnore]
    public int Flagged => Scored - (Bands.Count == 0 ? Scored : Bands[^1]);
}
