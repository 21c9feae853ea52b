namespace Predictor.Training.Slicing;

/// <summary>What a row is used for when an outcome is learned.</summary>
internal enum Slice : sbyte
{
    /// <summary>Labelled, but its label ended after the next slice had begun.</summary>
    Purged = -2,

    /// <summary>No mature label, or a moment at which the outcome is not predicted.</summary>
    Unlabelled = -1,

    /// <summary>Grows the trees.</summary>
    Fit = 0,

    /// <summary>Says when to stop growing.</summary>
    Stop = 1,

    /// <summary>Turns margins into probabilities.</summary>
    Calibration = 2,

    /// <summary>Touched once, to measure.</summary>
    Test = 3,
}
