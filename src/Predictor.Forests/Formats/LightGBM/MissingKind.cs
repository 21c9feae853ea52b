namespace Predictor.Forests.Formats.LightGBM;

/// <summary>What LightGBM does with missing cells at a numeric split (bits 2 and 3 of decision_type).</summary>
internal enum MissingKind
{
    /// <summary>A missing cell counts as 0.</summary>
    None,

    /// <summary>A missing cell, and any from -1e-35 to 1e-35, goes the split's default way.</summary>
    Zero,

    /// <summary>A missing cell goes the split's default way.</summary>
    NaN,
}
