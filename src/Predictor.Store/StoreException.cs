namespace Predictor.Store;

/// <summary>The store cannot be used as it is; the message says what was found and what was expected.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
