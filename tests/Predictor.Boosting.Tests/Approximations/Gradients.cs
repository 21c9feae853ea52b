namespace Predictor.Boosting.Tests.Approximations;

/// <summary>How exactly the reference works out gradients and margins; each step is one approximation less than the one before.</summary>
internal enum Gradients
{
    /// <summary>As the learner does: rounded to 13 and 12 bits by chance, from its float32 logistic function and float32 margins.</summary>
    FixedPoint,

    /// <summary>Not rounded.</summary>
    Unrounded,

    /// <summary>And from the exponential function in doubles.</summary>
    ExactLogistic,

    /// <summary>And with margins in doubles.</summary>
    Exact,
}
