namespace Predictor.Api.Settings;

/// <summary>Settings with which the service does not start; the message names the setting, what was found and what was expected.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException()
    {
    }

    public SettingsException(string message)
        : base(message)
    {
    }

    public SettingsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
