using System.Globalization;
using Microsoft.AspNetCore.Http;
using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>Which page of the queue.</summary>
/// <param name="After">What the page comes after; null with <paramref name="Before"/>: it is the first.</param>
/// <param name="Before">What the page comes before.</param>
/// <param name="First">Lines before it, for people.</param>
public sealed record QueuePlace(LinePosition? After, LinePosition? Before, int First)
{
    public static QueuePlace Start { get; } = new(null, null, 0);

    public static QueuePlace Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (after, before) = (LinePosition.Parse(query["after"].ToString()), LinePosition.Parse(query["before"].ToString()));
        return (after ?? before) is null || !int.TryParse(query["first"], NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first > 10_000_000 ? Start : new QueuePlace(after, after is null ? before : null, first);
    }
}
