namespace Predictor.Store;

/// <summary>Where the store is and how much may wait to be written.</summary>
public sealed record StoreOptions
{
    /// <summary><c>Data Source=FILE</c> for SQLite, <c>Host=…;Database=…;Username=…</c> for PostgreSQL 15 or later.</summary>
    public required string Connection { get; init; }

    /// <summary>Writes that may wait, at least 1; what comes beyond is refused at once.</summary>
    public int QueueCapacity { get; init; } = 8_192;
}
