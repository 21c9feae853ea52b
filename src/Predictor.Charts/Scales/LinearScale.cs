namespace Predictor.Charts.Scales;

/// <summary>A straight map from values to places, in px.</summary>
/// <param name="Low">Value at <paramref name="From"/>.</param>
/// <param name="High">Value at <paramref name="To"/>; where it equals <paramref name="Low"/> everything lies in the middle.</param>
/// <param name="From">Place of the lowest value; may be greater than <paramref name="To"/>, as on an axis that goes up.</param>
/// <param name="To">Place of the highest value.</param>
public sealed record LinearScale(double Low, double High, double From, double To)
{
    /// <summary>NaN for NaN; values outside lie outside.</summary>
    public double Place(double value) =>
        High == Low ? double.IsNaN(value) ? double.NaN : (From + To) / 2 : From + ((value - Low) / (High - Low) * (To - From));

    /// <summary>The same, held within the ends.</summary>
    public double Within(double value) => Math.Clamp(Place(value), Math.Min(From, To), Math.Max(From, To));
}
