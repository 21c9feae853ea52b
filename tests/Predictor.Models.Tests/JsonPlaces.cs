using System.Text.Json.Nodes;

namespace Predictor.Models.Tests;

/// <summary>Walks through a JSON document, to put wrong values in every place of it.</summary>
internal static class JsonPlaces
{
    public static JsonNode Find(JsonNode node, object[] place)
    {
        foreach (var step in place)
        {
            node = step is string name ? node[name]! : node[(int)step]!;
        }

        return node;
    }

    public static void Replace(JsonNode root, object[] place, string replacement)
    {
        var value = replacement == "1e999" ? JsonValue.Create("1e999") : JsonNode.Parse(replacement);
        var parent = Find(root, place[..^1]);
        if (place[^1] is string name)
        {
            parent[name] = value;
        }
        else
        {
            parent[(int)place[^1]] = value;
        }
    }

    /// <summary>Every property, and of each list its first item.</summary>
    public static IEnumerable<object[]> Of(JsonNode? node)
    {
        var steps = node switch
        {
            JsonObject fields => fields.Select(field => ((object)field.Key, field.Value)),
            JsonArray { Count: > 0 } items => [((object)0, items[0])],
            _ => [],
        };
        foreach (var (step, child) in steps)
        {
            yield return [step];
            foreach (var below in Of(child))
            {
                yield return [step, .. below];
            }
        }
    }
}
