namespace Predictor.Cases;

/// <summary>When a case is scored. A byte, for a table holds one a row.</summary>
public enum Moment : byte
{
    /// <summary>Before anyone handles it.</summary>
    Arrival,

    /// <summary>When it is closed.</summary>
    Closure,
}
