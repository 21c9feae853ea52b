using System.Text;
using System.Text.Json.Nodes;
using Predictor.Models.Bundles;

namespace Predictor.Models.Tests.Bundles;

/// <summary>Any value of a (properly signed) manifest in the wrong place: refused by a BundleException or harmless, never another exception.</summary>
public sealed class MangledManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("1e999")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void One_value_replaced(string replacement)
    {
        Bundle.Write(TinyModel.Make(version: 1), _folder.To("1"));
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.To("1", "manifest.json")))!;
        var refused = 0;
        var places = Places(manifest).ToArray();
        foreach (var place in places)
        {
            var copy = manifest.DeepClone();
            Replace(copy, place, replacement);
            refused += IsRefused(copy) ? 1 : 0;
        }

        Assert.InRange(refused, places.Length / 4, places.Length);
    }

    [Fact]
    public void One_property_removed()
    {
        Bundle.Write(TinyModel.Make(version: 1), _folder.To("1"));
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.To("1", "manifest.json")))!;
        foreach (var place in Places(manifest).Where(place => place[^1] is string))
        {
            var copy = manifest.DeepClone();
            Find(copy, place[..^1]).AsObject().Remove((string)place[^1]);
            IsRefused(copy);
        }
    }

    [Fact]
    public void The_kind_of_a_calibrator_may_stand_anywhere_but_must_be_there()
    {
        Bundle.Write(TinyModel.Make(version: 1), _folder.To("1"));
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.To("1", "manifest.json")))!;
        var calibrator = manifest["outcomes"]![0]!["calibrator"]!.AsObject();
        calibrator.Remove("kind");
        Assert.True(IsRefused(manifest));
        calibrator.Add("kind", "sigmoid");
        Assert.False(IsRefused(manifest));
        calibrator["kind"] = "oracle";
        Assert.True(IsRefused(manifest));
    }

    private bool IsRefused(JsonNode manifest)
    {
        var text = manifest.ToJsonString().Replace("\"1e999\"", "1e999", StringComparison.Ordinal);
        File.WriteAllText(_folder.To("1", "manifest.json"), text);
        File.WriteAllText(_folder.To("1", "manifest.sha256"), BundleFiles.ChecksumLine(Encoding.UTF8.GetBytes(text)));
        try
        {
            Bundle.Read(_folder.To("1"));
            return false;
        }
        catch (BundleException)
        {
            return true;
        }
    }

    private static JsonNode Find(JsonNode node, object[] place)
    {
        foreach (var step in place)
        {
            node = step is string name ? node[name]! : node[(int)step]!;
        }

        return node;
    }

    private static void Replace(JsonNode root, object[] place, string replacement)
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
    private static IEnumerable<object[]> Places(JsonNode? node)
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
            foreach (var below in Places(child))
            {
                yield return [step, .. below];
            }
        }
    }
}
