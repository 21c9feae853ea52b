using Predictor.Api.Recording;

namespace Predictor.Api.Keys.Admin;

/// <summary>The body of <c>POST /v1/keys</c>: <c>{name, scopes, expires?, requestsPerSecond?, concurrent?}</c>.</summary>
internal static class KeyOrderReader
{
    /// <returns>Of use only where no mistake was found.</returns>
    public static KeyOrder Read(ReadOnlySpan<byte> body, DateTimeOffset now, Dictionary<string, string[]> mistakes)
    {
        var items = RecordLines.Read(body, mistakes);
        if (items is not [var (place, item)] || mistakes.Count > 0)
        {
            mistakes.TryAdd("body", ["expected one object: {\"name\": \"router\", \"scopes\": [\"score\"], \"expires\": \"90d\"}"]);
            return new KeyOrder("", [], null);
        }

        var fields = new RecordFields(place, item, TimeZoneInfo.Utc, mistakes, new HashSet<string>());
        var order = new KeyOrder(Name(fields), Scopes(fields), ExpiresAt(fields, now))
        {
            RequestsPerSecond = Limit(fields, "requestsPerSecond"),
            Concurrent = Limit(fields, "concurrent"),
        };
        fields.RefuseOthers();
        return order;
    }

    private static string Name(RecordFields fields)
    {
        var name = fields.Id("name") ?? "";
        if (name.Length is 0 or > KeyOrder.LongestName)
            fields.Mistake("name", $"expected whose key it is, at most {KeyOrder.LongestName} characters");
        return name;
    }

    private static IReadOnlyList<string> Scopes(RecordFields fields)
    {
        var scopes = fields.Texts("scopes");
        if (scopes.Count == 0 || scopes.Any(scope => !Scope.All.Contains(scope)))
            fields.Mistake("scopes", $"expected a list of {KeyOrder.ExpectedScopes}");
        return scopes;
    }

    private static DateTimeOffset? ExpiresAt(RecordFields fields, DateTimeOffset now)
    {
        DateTimeOffset? expiresAt = null;
        if (fields.Id("expires") is { } text && !KeyLifetime.TryParse(text, now, out expiresAt))
            fields.Mistake("expires", $"expected {KeyLifetime.Expected}");
        return expiresAt;
    }

    private static int? Limit(RecordFields fields, string name)
    {
        var limit = fields.Count(name);
        if (limit is null or <= KeyOrder.MostLimit)
            return (int?)limit;
        fields.Mistake(name, $"expected a whole number from 0 (no limit) to {KeyOrder.MostLimit}");
        return null;
    }
}
