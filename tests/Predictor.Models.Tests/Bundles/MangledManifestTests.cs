using System.Text;
using System.Text.Json.Nodes;
using Predictor.Models.Bundles;

namespace Predictor.Models.Tests.Bundles;

/// <summary>Any value of a (properly signed) manifest in the wrong place: refused by a BundleException or harmless, never another exception.</summary>
public sealed class MangledManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MangledManifestTests()
    {
        var model = TinyModel.Make(version: 1);
        Bundle.Write(TinyModel.With(model, model.Outcomes[0]), _folder.To("1"));
    }

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
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.To("1", "manifest.json")))!;
        var refused = 0;
        var places = JsonPlaces.Of(manifest).ToArray();
        foreach (var place in places)
        {
            var copy = manifest.DeepClone();
            JsonPlaces.Replace(copy, place, replacement);
            refused += IsRefused(copy) ? 1 : 0;
        }

        Assert.InRange(refused, places.Length / 4, places.Length);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    [InlineData("1e999")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void One_value_of_the_reference_replaced(string replacement)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.To("1", "manifest.json")))!;
        var file = manifest["files"]!.AsArray().Single(file => (string)file!["name"]! == "reference.json")!;
        var reference = JsonNode.Parse(File.ReadAllText(_folder.To("1", "reference.json")))!;
        var refused = 0;
        var places = JsonPlaces.Of(reference).ToArray();
        foreach (var place in places)
        {
            var copy = reference.DeepClone();
            JsonPlaces.Replace(copy, place, replacement);
            var bytes = Encoding.UTF8.GetBytes(copy.ToJsonString().Replace("\"1e999\"", "1e999", StringComparison.Ordinal));
            File.WriteAllBytes(_folder.To("1", "reference.json"), bytes);
            (file["bytes"], file["sha256"]) = (bytes.Length, BundleFiles.Sha256(bytes));
            refused += IsRefused(manifest) ? 1 : 0;
        }

        Assert.InRange(refused, places.Length / 2, places.Length);
    }

    [Fact]
    public void One_property_removed()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.To("1", "manifest.json")))!;
        foreach (var place in JsonPlaces.Of(manifest).Where(place => place[^1] is string))
        {
            var copy = manifest.DeepClone();
            JsonPlaces.Find(copy, place[..^1]).AsObject().Remove((string)place[^1]);
            IsRefused(copy);
        }
    }

    [Fact]
    public void The_kind_of_a_calibrator_may_stand_anywhere_but_must_be_there()
    {
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
}
