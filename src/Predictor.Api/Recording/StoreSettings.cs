namespace Predictor.Api.Recording;

/// <summary>Settings <c>Store</c>.</summary>
public sealed record StoreSettings
{
    /// <summary>
    /// <c>Data Source=FILE</c> (SQLite; relative paths are in the content root), <c>Host=…</c> (PostgreSQL), or <c>none</c>: then nothing is kept, and every answer says so.
    /// </summary>
    public string Connection { get; init; } = "Data Source=store/predictor.db";

    /// <summary>Writes that may wait for the disk; what comes beyond is answered as not recorded.</summary>
    public int QueueCapacity { get; init; } = 8_192;

    /// <summary>How long a score waits for the customer's history, milliseconds; then it is answered without, and says so.</summary>
    public int HistoryMilliseconds { get; init; } = 100;
}
