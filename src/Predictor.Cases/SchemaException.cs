namespace Predictor.Cases;

/// <summary>A schema that cannot be used; <see cref="Mistakes"/> holds all of its mistakes at once.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException()
    {
    }

    public SchemaException(string message)
        : base(message) => Mistakes = [message];

    public SchemaException(string message, Exception innerException)
        : base(message, innerException) => Mistakes = [message];

    public SchemaException(string name, IReadOnlyList<string> mistakes)
        : base($"{name}: {string.Join("; ", mistakes)}") => Mistakes = mistakes;

    public IReadOnlyList<string> Mistakes { get; } = [];
}
