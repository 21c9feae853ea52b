namespace Predictor.Boosting;

/// <summary>Options or rows that nothing can be learned with; the message says which and what was expected.</summary>
public sealed class TrainingException : Exception
{
    public TrainingException()
    {
    }

    public TrainingException(string message)
        : base(message)
    {
    }

    public TrainingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
