namespace Predictor.Api.Settings;

/// <summary>Settings <c>Models</c>.</summary>
public sealed record ModelSettings
{
    /// <summary>The registry's folder; relative paths are looked for in the content root and above it.</summary>
    public string Folder { get; init; } = "models";

    /// <summary>The model that answers where the path names none.</summary>
    public string Default { get; init; } = "brightwater";
}
