namespace Predictor.Training.Treating;

/// <summary>What becomes of labelled cases that something was done about.</summary>
internal enum TreatedCases
{
    /// <summary>They count as they are.</summary>
    Keep,

    /// <summary>They leave all slices.</summary>
    Exclude,

    /// <summary>They leave, and those left alone are weighted by the inverse of the modelled chance of being so.</summary>
    Weight,
}
