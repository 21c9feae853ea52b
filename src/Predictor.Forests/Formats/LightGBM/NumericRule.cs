namespace Predictor.Forests.Formats.LightGBM;

/// <summary>
/// A numeric split of LightGBM as a forest has it: one float32 that the largest cell to go left is equal to, and a way for missing cells.
/// LightGBM compares doubles; <see cref="FloatBelow"/> sends every float32 cell the same way.
/// </summary>
/// <param name="Threshold">Largest float32 that goes left.</param>
/// <param name="MissingGoesLeft">Where a missing cell goes.</param>
internal readonly record struct NumericRule(float Threshold, bool MissingGoesLeft)
{
    /// <summary>LightGBM's kZeroThreshold.</summary>
    private const float Zero = 1e-35f;

    /// <summary>
    /// Null where one threshold cannot say it: zeros that go left from above the threshold, or right from below it, past other cells that do not.
    /// </summary>
    public static NumericRule? Of(double threshold, MissingKind missing, bool defaultLeft)
    {
        var below = FloatBelow.Of(threshold);
        return missing switch
        {
            MissingKind.None => new NumericRule(below, 0 <= threshold),
            MissingKind.NaN => new NumericRule(below, defaultLeft),

            // Left is { cell <= below } and the zeros: one piece when nothing lies between them.
            MissingKind.Zero when defaultLeft => below >= MathF.BitDecrement(-Zero) ? new NumericRule(MathF.Max(below, Zero), true) : null,

            // Left is { cell <= below } without the zeros: one piece when it ends among them or before.
            MissingKind.Zero => below <= Zero ? new NumericRule(MathF.Min(below, MathF.BitDecrement(-Zero)), false) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(missing), missing, "Expected a kind that LightGBM has."),
        };
    }
}
