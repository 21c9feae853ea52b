namespace Predictor.Models.Bundles;

/// <summary>A bundle or registry entry that is refused whole; the message names the file and what was expected.</summary>
public sealed class BundleException : Exception
{
    public BundleException()
    {
    }

    public BundleException(string message)
        : base(message)
    {
    }

    public BundleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
