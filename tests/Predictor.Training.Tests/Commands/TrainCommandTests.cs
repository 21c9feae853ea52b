using System.Text.Json;
using Predictor.Training.Hosting;
using Predictor.Training.Output;

namespace Predictor.Training.Tests.Commands;

public sealed class TrainCommandTests
{
    [Fact]
    public async Task The_same_data_options_and_seed_give_the_same_bytes_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.Json("sample", "--customers", "600", "--seed", "3", "--out", folder["data"]);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Predictor.Tests.Repository.PathTo("data", file), Path.Combine(folder["data"], file));
        }

        string[] train = ["train", "--data", folder["data"], "--outcome", "back", "--trees", "30"];
        await CommandRun.Json([.. train, "--out", folder["one"], "--threads", "1"]);
        await CommandRun.Json([.. train, "--out", folder["three"], "--threads", "3"]);

        var one = Bundle(folder["one"]);
        Assert.Contains("manifest.json", one.Keys);
        Assert.Equal(one, Bundle(folder["three"]));
        await CommandRun.Json([.. train, "--out", folder["seeded"], "--seed", "2"]);
        Assert.NotEqual(one, Bundle(folder["seeded"]));
    }

    /// <summary>As somebody trains who says nothing: settings and trees are chosen.</summary>
    [Fact]
    public async Task The_sample_gives_the_same_version_by_default_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        string[] train = ["train", "--data", Predictor.Tests.Repository.PathTo("data", "sample"), "--schema", Predictor.Tests.Repository.PathTo("data", "schema.json"), "--outcome", "left"];
        await CommandRun.Json([.. train, "--out", folder["one"], "--threads", "1"]);
        await CommandRun.Json([.. train, "--out", folder["four"], "--threads", "4"]);

        var one = Bundle(folder["one"]);
        Assert.Superset(new HashSet<string>(["manifest.json", "left.arrival.forest.json", "left.closure.forest.json", "reference.json", "card.md"]), one.Keys.ToHashSet());
        Assert.Equal(one, Bundle(folder["four"]));
    }

    [Fact]
    public async Task Versions_count_up_and_publishing_one_makes_it_the_one_that_answers()
    {
        using var folder = new TemporaryFolder();
        string[] train = ["train", "--data", folder.Write("flat.csv", FlatCsv.Of(800)), "--label", "label", "--out", folder["models"], "--name", "flat", "--trees", "10"];

        Assert.Equal(1, (await CommandRun.Json(train)).GetProperty("version").GetInt32());
        Assert.Equal(2, (await CommandRun.Json(train)).GetProperty("version").GetInt32());
        var published = await CommandRun.Json("publish", "flat", "2", "--out", folder["models"], "--reason", "newer rows");

        Assert.Equal(2, published.GetProperty("champion").GetInt32());
        Assert.Equal("newer rows", published.GetProperty("reason").GetString());
        Assert.Equal(1, (await CommandRun.Of("publish", "flat", "3", "--models", folder["models"])).Code);
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_behind_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("flat.csv", FlatCsv.Of(20_000));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var error = new CancellingWriter("reading cases", stop);
        var console = new CommandConsole(new StringWriter(), error, TextReader.Null, isTerminal: false);

        var code = await CommandHost.RunAsync(
            ["train", "--data", data, "--label", "label", "--out", folder["models"], "--trees", "10000", "--patience", "0"], console, stop.Token);

        Assert.Equal(130, code);
        Assert.Contains("Cancelled", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["models"]));
    }

    private static SortedDictionary<string, string> Bundle(string models)
    {
        var version = Assert.Single(Directory.GetDirectories(models));
        var files = Directory.GetFiles(Path.Combine(version, "1")).Where(file => Path.GetFileName(file) != "run.json");
        return new(files.ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file))), StringComparer.Ordinal);
    }

    /// <summary>Presses Ctrl-C when a line is written that begins as said.</summary>
    private sealed class CancellingWriter(string start, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(start, StringComparison.Ordinal) == true)
                stop.Cancel();
        }
    }

    [Fact]
    public async Task What_was_not_said_is_chosen_and_told_alike_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        string[] train = ["train", "--data", folder.Write("flat.csv", FlatCsv.Of(800)), "--label", "label", "--ordered", "--trees", "60", "--name", "flat"];

        var one = await CommandRun.Json([.. train, "--out", folder["one"], "--threads", "1"]);
        var two = await CommandRun.Json([.. train, "--out", folder["two"], "--threads", "2", "--rate", "0.05"]);

        var chosen = Outcome(one).GetProperty("chosen");
        Assert.Equal("0.05", chosen.GetProperty("learningRate").GetString());
        Assert.Contains(chosen.GetProperty("leaves").GetString(), (string[])["4", "8"]);
        Assert.Equal(Outcome(one).GetProperty("trees").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture), chosen.GetProperty("trees").GetString());
        Assert.InRange(Outcome(one).GetProperty("trees").GetInt32(), 1, 60);
        Assert.Equal(640, Outcome(one).GetProperty("fitRows").GetInt32());

        // What was said is not told as chosen; the forest is the same.
        Assert.False(Outcome(two).GetProperty("chosen").TryGetProperty("learningRate", out _));
        Assert.Equal(Outcome(one).GetProperty("logLoss").GetDouble(), Outcome(two).GetProperty("logLoss").GetDouble());
        var card = await File.ReadAllTextAsync(Path.Combine(folder["one"], "flat", "1", "card.md"), TestContext.Current.CancellationToken);
        Assert.Contains("Chosen: columnSampling 0.5", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_patience_0_nothing_is_chosen_and_every_tree_is_grown()
    {
        using var folder = new TemporaryFolder();
        string[] train = ["train", "--data", folder.Write("flat.csv", FlatCsv.Of(800)), "--label", "label", "--ordered", "--out", folder["models"]];

        var trained = await CommandRun.Json([.. train, "--trees", "37", "--leaves", "31", "--rate", "0.1", "--min-leaf", "20", "--patience", "0"]);

        Assert.False(Outcome(trained).TryGetProperty("chosen", out _));
        Assert.Equal(37, Outcome(trained).GetProperty("trees").GetInt32());
        Assert.Equal(520, Outcome(trained).GetProperty("fitRows").GetInt32());
    }

    private static JsonElement Outcome(JsonElement trained) => trained.GetProperty("outcomes")[0];
}
