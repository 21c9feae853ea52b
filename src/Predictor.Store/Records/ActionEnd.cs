namespace Predictor.Store.Records;

/// <summary>How an action ended. Kept as its name in camelCase.</summary>
public enum ActionEnd
{
    /// <summary>The customer was reached; what he said of it is not known.</summary>
    Reached,

    /// <summary>It was tried, and the customer was not reached.</summary>
    NotReached,

    Accepted,

    Declined,

    /// <summary>It was to be done, and was not.</summary>
    NotDone,
}
