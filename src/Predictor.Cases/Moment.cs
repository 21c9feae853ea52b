namespace Predictor.Cases;

/// <summary>When a case is scored.</summary>
public enum Moment
{
    /// <summary>Before anyone handles it.</summary>
    Arrival,

    /// <summary>When it is closed.</summary>
    Closure,
}
