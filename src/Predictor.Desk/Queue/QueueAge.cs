namespace Predictor.Desk.Queue;

/// <summary>Since when a line is open.</summary>
public enum QueueAge
{
    Any,

    /// <summary>Less than a day.</summary>
    Day,

    /// <summary>Less than seven days.</summary>
    Week,

    /// <summary>Seven days or more.</summary>
    Older,
}
