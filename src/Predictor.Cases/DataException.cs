namespace Predictor.Cases;

/// <summary>Data that cannot be used; the message names file, row and column, what was found and what was expected.</summary>
public sealed class DataException : Exception
{
    public DataException()
    {
    }

    public DataException(string message)
        : base(message)
    {
    }

    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
