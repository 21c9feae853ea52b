namespace Predictor.Store.Records;

/// <summary>What an outcome was told of. The numbers are the store's.</summary>
public enum OutcomeSubject
{
    /// <summary>The case that a prediction was given for.</summary>
    Prediction = 0,

    Case = 1,

    Customer = 2,
}
