namespace Predictor.Training.Tuning.Space;

/// <summary>How the values of an option spread over its range.</summary>
internal enum SearchScale
{
    /// <summary>Equal steps.</summary>
    Linear,

    /// <summary>Equal ratios.</summary>
    Logarithmic,

    /// <summary>Equal ratios, whole numbers.</summary>
    Whole,
}
