using System.Security.Claims;
using System.Text.Json;

namespace Predictor.Api.Keys.Tokens;

/// <summary>What a token's claims open here.</summary>
internal sealed class TokenScopes(TokenSettings settings)
{
    /// <returns>Of <see cref="Scope.All"/>, in its order.</returns>
    public IReadOnlyList<string> Of(IReadOnlyList<Claim> claims)
    {
        var words = settings.ScopeClaims.SelectMany(name => Words(claims, name)).ToHashSet(StringComparer.Ordinal);
        return [.. Scope.All.Where(scope => settings.Scopes.Count == 0 ? words.Contains(scope) : settings.Scopes.TryGetValue(scope, out var theirs) && theirs.Any(words.Contains))];
    }

    private static IEnumerable<string> Words(IReadOnlyList<Claim> claims, string name)
    {
        var found = claims.Where(claim => claim.Type == name).ToArray();
        return found.Length > 0 || name.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot)
            ? found.SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : claims.Where(claim => claim.Type == name[..dot]).SelectMany(claim => Members(claim.Value, name[(dot + 1)..].Split('.')));
    }

    /// <summary>The texts at a path in a claim that is an object.</summary>
    private static string[] Members(string json, IEnumerable<string> path)
    {
        JsonElement found;
        try
        {
            found = JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            // The claim is a text: it has no members.
            return [];
        }

        foreach (var member in path)
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(member, out found))
                return [];
        }

        return found.ValueKind switch
        {
            JsonValueKind.String => found.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            JsonValueKind.Array => [.. found.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!)],
            _ => [],
        };
    }
}
