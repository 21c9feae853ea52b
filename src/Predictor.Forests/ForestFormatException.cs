namespace Predictor.Forests;

/// <summary>A forest file that cannot be used; the message names the file, the place and what was expected.</summary>
public sealed class ForestFormatException : Exception
{
    public ForestFormatException()
    {
    }

    public ForestFormatException(string message)
        : base(message)
    {
    }

    public ForestFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
