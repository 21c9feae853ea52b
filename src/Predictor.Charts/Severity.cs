namespace Predictor.Charts;

/// <summary>How high a band stands among its policy's bands; each has a shape of its own, so that colour never speaks alone.</summary>
public enum Severity
{
    /// <summary>The lowest band: a ring.</summary>
    Low,

    /// <summary>Between: a half circle.</summary>
    Raised,

    /// <summary>The second highest: a diamond.</summary>
    High,

    /// <summary>The highest: a triangle.</summary>
    VeryHigh,
}
