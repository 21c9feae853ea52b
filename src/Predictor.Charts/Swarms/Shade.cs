namespace Predictor.Charts.Swarms;

/// <summary>How high a dot's value stands among its column's values, by fifths; drawn from blue over grey to orange, which the colour-blind tell apart.</summary>
public enum Shade
{
    /// <summary>A category: its values have no order.</summary>
    None,

    /// <summary>No value.</summary>
    Missing,

    /// <summary>In the lowest fifth.</summary>
    Lowest,

    /// <summary>In the second fifth.</summary>
    Low,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>In the fourth fifth.</summary>
    High,

    /// <summary>In the highest fifth.</summary>
    Highest,
}
