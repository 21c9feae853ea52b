namespace Predictor.MLNet.Folding;

/// <summary>One feature as FastTree sees it, and the column it stands for.</summary>
/// <param name="Column">Position in the training table.</param>
/// <param name="Kind">How cells become values.</param>
/// <param name="Level">The category code, where <paramref name="Kind"/> is <see cref="FeatureKind.Level"/>.</param>
/// <param name="Least">Smallest known cell of the column.</param>
/// <param name="Most">Largest known cell of the column.</param>
internal readonly record struct LaidFeature(int Column, FeatureKind Kind, int Level, float Least, float Most)
{
    /// <summary>The value that stands for a missing cell: clearly above, or below, all that are known.</summary>
    public float Missing => Kind == FeatureKind.MissingAbove ? Most + Math.Max(1, Math.Abs(Most)) : Least - Math.Max(1, Math.Abs(Least));
}
