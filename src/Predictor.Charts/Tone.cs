namespace Predictor.Charts;

/// <summary>Which of the series of a chart; each differs in line and shape as well as in colour, so that it is told apart on paper.</summary>
public enum Tone
{
    /// <summary>The one that the chart is about: accent, whole line, filled dots.</summary>
    Main,

    /// <summary>The one it is held against: quiet, broken line, hollow dots.</summary>
    Other,
}
