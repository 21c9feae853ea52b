namespace Predictor.Api.Scoring;

/// <summary>A case as it was sent, for a challenger to read with its own columns.</summary>
/// <param name="Query">What the query says of the case, flat JSON, or empty.</param>
/// <param name="Body">JSON.</param>
internal sealed record SentCase(ReadOnlyMemory<byte> Query, ReadOnlyMemory<byte> Body)
{
    public int Length => Query.Length + Body.Length;
}
