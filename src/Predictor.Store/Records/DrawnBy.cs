namespace Predictor.Store.Records;

/// <summary>What brought a customer into an arm of a hold-out. Kept as its name in small letters.</summary>
public enum DrawnBy
{
    /// <summary>A day's plan, by a rule that looks at nobody's arm: chance alone tells the arms apart.</summary>
    Plan,

    /// <summary>Somebody chose him, and saw who is held out.</summary>
    Hand,
}
