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
}
