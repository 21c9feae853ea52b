using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Predictor.Forests;
using Predictor.Models.Bundles;

namespace Predictor.Models.Tests.Bundles;

/// <summary>Whatever is wrong with a bundle, it is refused whole, with the file's name and what was expected.</summary>
public sealed class RefusedBundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RefusedBundleTests() => Bundle.Write(TinyModel.Make(version: 1), Version);

    private string Version => _folder.To("1");

    public static TheoryData<string> Files => new(Bundle.Files(TinyModel.Make(version: 1)).Select(file => file.Name));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_flipped_bit_anywhere(string name)
    {
        var path = Path.Combine(Version, name);
        var bytes = File.ReadAllBytes(path);
        var step = Math.Max(1, bytes.Length / 20);
        for (var at = 0; at < bytes.Length; at += step)
        {
            bytes[at] ^= 1;
            File.WriteAllBytes(path, bytes);
            var message = Refused();
            Assert.Contains(name == "manifest.sha256" ? "manifest.json" : name, message, StringComparison.Ordinal);
            bytes[at] ^= 1;
        }

        File.WriteAllBytes(path, bytes);
        Assert.Equal(1, Bundle.Read(Version).Version);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_missing_file(string name)
    {
        File.Delete(Path.Combine(Version, name));
        Assert.Contains($"{name} is missing", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_short_or_empty(string name)
    {
        var path = Path.Combine(Version, name);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^1]);
        Refused();
        File.WriteAllBytes(path, []);
        Refused();
    }

    [Fact]
    public void A_file_or_folder_that_no_manifest_lists()
    {
        File.WriteAllText(Path.Combine(Version, "notes.txt"), "hello");
        Assert.Contains("notes.txt is not listed", Refused(), StringComparison.Ordinal);
        File.Delete(Path.Combine(Version, "notes.txt"));
        Directory.CreateDirectory(Path.Combine(Version, "more"));
        Assert.Contains("more is not listed", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_or_unknown_format_is_named_before_anything_else_is_looked_at()
    {
        Edit(manifest => manifest["format"] = "predictor-bundle/4");
        Assert.Contains("predictor-bundle/4 is newer than this program, which reads up to predictor-bundle/3", Refused(), StringComparison.Ordinal);
        File.Delete(Path.Combine(Version, "manifest.sha256"));
        Assert.Contains("is newer than this program", Refused(), StringComparison.Ordinal);
        Edit(manifest => manifest["format"] = "tarball");
        Assert.Contains("format tarball is not known", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_its_format_has_and_it_lacks_or_the_other_way_round()
    {
        Edit(manifest => manifest["outcomes"]![1]!["report"]!["noHistory"]!.AsObject().Remove("profit"));
        Assert.Contains("noHistory of left at closure lacks a figure", Refused(), StringComparison.Ordinal);
        Edit(manifest => manifest["format"] = "predictor-bundle/1");
        Assert.Contains("has figures that predictor-bundle/1 does not know", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_format_with_a_reference_or_a_newer_one_without()
    {
        Edit(manifest => manifest["format"] = "predictor-bundle/2");
        Assert.Contains("lists reference.json, which no part of it uses", Refused(), StringComparison.Ordinal);
        Restore();
        Edit(manifest => manifest["files"]!.AsArray().Remove(manifest["files"]!.AsArray().Single(file => (string)file!["name"]! == "reference.json")));
        File.Delete(Path.Combine(Version, "reference.json"));
        Assert.Contains("does not list reference.json", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", "\"predictor-reference/2\"", "predictor-reference/2 is newer")]
    [InlineData("outcomes", "[]", "expected left at arrival, left at closure, back at closure, late at arrival")]
    [InlineData("outcomes.1.moment", "\"arrival\"", "is of left at arrival, left at arrival")]
    [InlineData("outcomes.0.columns.reason", null, "left at arrival: its reference counts repeat_contacts_30d; expected repeat_contacts_30d, reason")]
    [InlineData("outcomes.0.columns.reason.kind", "\"shapes\"", "reference.json")]
    [InlineData("outcomes.0.columns.reason.other", "-1", "its reference for reason counts -1 rows in a bin")]
    [InlineData("outcomes.0.columns.reason.unknown", "9223372036854775807", "its reference for reason counts 9223372036854775807 rows in a bin")]
    [InlineData("outcomes.0.columns.reason.unknown", "5", "its reference for reason counts 12 rows, expected 8")]
    [InlineData("outcomes.0.columns.reason.levels.0.level", "\"holidays\"", "its reference for reason names level holidays, which vocabularies.json does not")]
    [InlineData("outcomes.0.columns.reason.levels.0.level", "\"moving\"", "its reference for reason names a level twice")]
    [InlineData("outcomes.0.columns.repeat_contacts_30d.edges.0", "9", "its reference for repeat_contacts_30d has edges that do not rise")]
    [InlineData("outcomes.0.columns.repeat_contacts_30d.bins.0", null, "its reference for repeat_contacts_30d has 3 bins and 3 edges")]
    [InlineData("outcomes.0.columns.repeat_contacts_30d", "{\"kind\":\"levels\",\"levels\":[],\"other\":0,\"unknown\":0,\"missing\":8}", "has levels, expected bins of numbers")]
    [InlineData("outcomes.2.probabilities.missing", "1", "back at closure: its reference for probabilities counts 9 rows, expected 8")]
    [InlineData("outcomes.2.probabilitiesOf.labelled", "9", "back at closure: its reference is of 8 rows, 9 with a label")]
    [InlineData("outcomes.2.probabilitiesOf.slice", "\"later\"", "reference.json")]
    public void A_reference_that_is_none(string place, string? value, string message)
    {
        var reference = JsonNode.Parse(File.ReadAllText(Path.Combine(Version, "reference.json")))!;
        var parts = place.Split('.');
        var holder = parts[..^1].Aggregate(reference, (node, part) => node is JsonArray array ? array[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part]!);
        switch (holder)
        {
            case JsonArray array when value is null:
                array.RemoveAt(int.Parse(parts[^1], CultureInfo.InvariantCulture));
                break;
            case JsonArray array:
                array[int.Parse(parts[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
                break;
            case JsonObject map when value is null:
                map.Remove(parts[^1]);
                break;
            default:
                holder[parts[^1]] = JsonNode.Parse(value!);
                break;
        }

        Replace("reference.json", reference.ToJsonString());
        Assert.Contains(message, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_is_no_manifest()
    {
        Write("manifest.json", "nothing of the kind");
        Assert.Contains("not JSON", Refused(), StringComparison.Ordinal);
        Write("manifest.json", "[1]");
        Assert.Contains("no format", Refused(), StringComparison.Ordinal);
        Write("manifest.json", """{"format": "predictor-bundle/1"}""");
        Assert.Contains("name", Refused(), StringComparison.Ordinal);
        Write("manifest.json", """{"format": "predictor-bundle/1", "format": "predictor-bundle/1"}""");
        Refused();
    }

    [Fact]
    public void An_unknown_field_or_a_null_in_the_manifest()
    {
        Edit(manifest => manifest["colour"] = "red");
        Assert.Contains("colour", Refused(), StringComparison.Ordinal);
        Edit(manifest => manifest.Remove("colour"));
        Edit(manifest => manifest["provenance"] = null);
        Assert.Contains("provenance", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_listed_name_that_leads_out_of_the_folder()
    {
        Edit(manifest => manifest["files"]![0]!["name"] = "../outside.json");
        Assert.Contains("'../outside.json'", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_calibrator_that_would_not_rise()
    {
        Edit(manifest => manifest["outcomes"]![0]!["calibrator"]!["slope"] = -1);
        Assert.Contains("slope", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Quantiles_and_base_rates_that_are_no_probabilities()
    {
        Edit(manifest => manifest["outcomes"]![0]!["baseRate"] = 1.5);
        Assert.Contains("left at arrival: base rate 1.5, expected 0 to 1", Refused(), StringComparison.Ordinal);
        Edit(manifest => manifest["outcomes"]![0]!["quantiles"]!.AsArray().RemoveAt(3));
        Assert.Contains("100 quantiles, expected 101", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outcome_or_moment_that_the_schema_does_not_have()
    {
        Edit(manifest => manifest["outcomes"]![2]!["moment"] = "arrival");
        Assert.Contains("expected left at arrival, left at closure, back at arrival", Refused(), StringComparison.Ordinal);
        var reference = File.ReadAllText(Path.Combine(Version, "reference.json"));
        Replace("reference.json", reference.Replace("\"outcome\":\"back\",\"moment\":\"closure\"", "\"outcome\":\"back\",\"moment\":\"arrival\"", StringComparison.Ordinal));
        Assert.Contains("back at arrival: the schema does not predict it there", Refused(), StringComparison.Ordinal);
        Edit(manifest => manifest["outcomes"]![2]!["outcome"] = "gone");
        Assert.Contains("outcome gone", Refused(), StringComparison.Ordinal);
        Edit(manifest => manifest["outcomes"]![2]!["moment"] = "never");
        Assert.Contains("moment", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forest_of_another_width()
    {
        ReplaceForest("left.arrival.forest.json", new Forest(5, 0, []));
        Assert.Contains("left at arrival: its forest is 5 columns wide, expected 4", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forest_that_splits_on_what_is_not_known_yet()
    {
        ReplaceForest("left.arrival.forest.json", new Forest(4, 0, [TinyModel.Stump(TinyModel.Wait, 1, 0, 1, 1, 1)]));
        Assert.Contains("left at arrival: its forest splits on wait_seconds, which is known only at closure", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_or_forest_or_vocabulary_that_its_own_reader_refuses()
    {
        Replace("schema.json", """{"format": "predictor-schema/1"}""");
        Assert.Contains("schema.json", Refused(), StringComparison.Ordinal);
        Restore();
        Replace("left.arrival.forest.json", "{}");
        Assert.Contains("left.arrival.forest.json", Refused(), StringComparison.Ordinal);
        Restore();
        Replace("vocabularies.json", """{"format":"predictor-vocabularies/1","columns":{"wait_seconds":["a"],"colour":[]}}""");
        var message = Refused();
        Assert.Contains("wait_seconds has levels but is no category", message, StringComparison.Ordinal);
        Assert.Contains("category reason has no levels", message, StringComparison.Ordinal);
        Assert.Contains("colour is no feature column", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifest.json", BundleFiles.MostManifestBytes)]
    [InlineData("manifest.sha256", 1_000)]
    [InlineData("schema.json", BundleFiles.MostFileBytes)]
    public void A_file_that_is_too_long_before_a_byte_of_it_is_read(string name, long most)
    {
        using (var file = File.OpenWrite(Path.Combine(Version, name)))
        {
            // A hole: long, but nothing on the disk.
            file.SetLength(most + 1);
        }

        Assert.Contains($"{name} has {most + 1} bytes; at most {most} are read", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there() =>
        Assert.Contains("no such folder", Assert.Throws<BundleException>(() => Bundle.Read(_folder.To("none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_model_that_does_not_hold_together_is_not_written_either_and_all_its_mistakes_are_named()
    {
        var good = TinyModel.Make(version: 1);
        var bad = new Model
        {
            Name = "No Name",
            Version = 1,
            Schema = good.Schema,
            FeaturesSql = null,
            Encoder = good.Encoder,
            Outcomes = [good.Outcomes[1], good.Outcomes[0] with { BaseRate = double.NaN }],
            Provenance = good.Provenance,
        };
        var message = Assert.Throws<BundleException>(() => Bundle.Write(bad, _folder.To("2"))).Message;
        Assert.Contains("name 'No Name'", message, StringComparison.Ordinal);
        Assert.Contains("no features.sql", message, StringComparison.Ordinal);
        Assert.Contains("left at arrival: out of order", message, StringComparison.Ordinal);
        Assert.Contains("base rate NaN", message, StringComparison.Ordinal);
        Assert.Equal([Version], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private string Refused() => Assert.Throws<BundleException>(() => Bundle.Read(Version)).Message;

    private void Restore()
    {
        Directory.Delete(Version, recursive: true);
        Bundle.Write(TinyModel.Make(version: 1), Version);
    }

    private void ReplaceForest(string name, Forest forest)
    {
        using var stream = new MemoryStream();
        ForestFile.Write(stream, forest);
        Replace(name, Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Changes a file and signs it again: what is left to object to is its content.</summary>
    private void Replace(string name, string content)
    {
        Write(name, content);
        Edit(manifest =>
        {
            var file = manifest["files"]!.AsArray().Single(file => (string)file!["name"]! == name)!;
            var bytes = File.ReadAllBytes(Path.Combine(Version, name));
            file["bytes"] = bytes.Length;
            file["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        });
    }

    private void Edit(Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(Version, "manifest.json")))!.AsObject();
        change(manifest);
        Write("manifest.json", manifest.ToJsonString());
    }

    private void Write(string name, string content)
    {
        File.WriteAllText(Path.Combine(Version, name), content);
        if (name == "manifest.json")
        {
            File.WriteAllText(Path.Combine(Version, "manifest.sha256"), BundleFiles.ChecksumLine(Encoding.UTF8.GetBytes(content)));
        }
    }
}
