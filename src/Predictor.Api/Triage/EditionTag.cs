using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Predictor.Api.Triage;

/// <summary>A line's edition as an entity tag: "3". It counts what people did, not new scores, so that it guards changes and does not say whether an answer may be kept.</summary>
internal static class EditionTag
{
    public const string Expected = "one ETag of the case, such as \"3\" with its quotes, or *";

    public static string Of(long edition) => string.Create(CultureInfo.InvariantCulture, $"\"{edition}\"");

    /// <param name="text">Of If-Match.</param>
    /// <param name="edition">Null: whatever it is; -1: none that there is.</param>
    public static bool TryParse(string text, out long? edition)
    {
        edition = null;
        if (!EntityTagHeaderValue.TryParse(text, out var tag))
            return false;

        // A weak tag never matches (RFC 9110), nor does one that no case of ours ever had.
        if (!tag.Equals(EntityTagHeaderValue.Any))
            edition = !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return true;
    }
}
