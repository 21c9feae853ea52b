using System.Security.Cryptography;
using Predictor.Tests;
using Predictor.Training.Sample;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Sample;

/// <summary>The bytes depend on the options only.</summary>
public sealed class SampleBytesTests : IDisposable
{
    private static readonly string[] Tables = ["customers.csv", "interactions.csv", "surveys.csv"];
    private static readonly SampleOptions Options = new() { Customers = 1_100, Seed = 3, Threads = 1 };
    private readonly string _folder = Directory.CreateTempSubdirectory("sample").FullName;

    [Fact]
    public void One_thread_and_several_give_the_same_bytes()
    {
        var one = Write("one", Options);
        var several = Write("several", Options with { Threads = 3 });
        Assert.All([.. Tables, "truth.csv"], name => Assert.Equal(Hash(one, name), Hash(several, name)));
    }

    [Fact]
    public void Another_seed_gives_another_centre()
    {
        var one = Write("one", Options with { Truth = false });
        var other = Write("other", Options with { Truth = false, Seed = 4 });
        Assert.All(Tables, name => Assert.NotEqual(Hash(one, name), Hash(other, name)));
    }

    [Fact]
    public void Leaving_out_the_truth_leaves_the_rest_as_it_is_and_no_stale_truth_behind()
    {
        var with = Write("with", Options);
        var hashes = Tables.Select(name => Hash(with, name)).ToArray();
        Assert.True(File.Exists(Path.Combine(with, "truth.csv")));
        var without = Write("with", Options with { Truth = false });
        Assert.Equal(hashes, Tables.Select(name => Hash(without, name)));
        Assert.Equal([.. Tables], Directory.GetFiles(without).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_last_months_are_those_of_the_whole_centre()
    {
        var whole = Write("whole", Options);
        var last = Write("last", Options with { KeepMonths = 3 });
        var interactions = File.ReadAllLines(Path.Combine(whole, "interactions.csv"));
        var kept = File.ReadAllLines(Path.Combine(last, "interactions.csv"));
        Assert.InRange(kept.Length, 200, interactions.Length / 4);
        Assert.Equal(interactions[0], kept[0]);
        Assert.Equal(interactions[^(kept.Length - 1)..], kept[1..]);
        Assert.True(string.CompareOrdinal(kept[1].Split(',')[2], "2026-04-01T00:00:00Z") >= 0);
        Assert.True(string.CompareOrdinal(interactions[^kept.Length].Split(',')[2], "2026-04-01T00:00:00Z") < 0);
        foreach (var name in (string[])["customers.csv", "surveys.csv", "truth.csv"])
        {
            var all = File.ReadAllLines(Path.Combine(whole, name)).ToHashSet();
            Assert.All(File.ReadAllLines(Path.Combine(last, name)), line => Assert.Contains(line, all));
        }

        var customers = File.ReadAllLines(Path.Combine(last, "customers.csv")).Select(line => line.Split(',')[0]).ToHashSet();
        Assert.All(kept, line => Assert.Contains(line.Split(',')[1], customers));
    }

    [Fact]
    public async Task The_committed_copy_is_what_its_command_gives()
    {
        await CommandRun.Json("sample", "--customers", "7200", "--seed", "1", "--keep-months", "6", "--no-truth", "--out", _folder);
        var committed = Repository.PathTo("data", "sample");
        Assert.All(Tables, name => Assert.Equal(Hash(committed, name), Hash(_folder, name)));
        Assert.False(File.Exists(Path.Combine(committed, "truth.csv")));
        Assert.InRange(Tables.Sum(name => new FileInfo(Path.Combine(committed, name)).Length), 1_000_000, 2_500_000);
    }

    [Fact]
    public async Task More_months_to_keep_than_there_are_is_a_mistake_of_usage()
    {
        var run = await CommandRun.Of("sample", "--keep-months", "25", "--out", _folder);
        Assert.Equal(2, run.Code);
        Assert.Contains("--keep-months is 25, expected at most --months, 24", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_leaves_the_folder_as_it_was()
    {
        File.WriteAllText(Path.Combine(_folder, "customers.csv"), "mine");
        using var stop = new CancellationTokenSource();
        var progress = new StopAfterTelling(stop);
        Assert.Throws<OperationCanceledException>(() => SampleCentre.Write(Options, _folder, progress, stop.Token));
        Assert.Equal(["customers.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "customers.csv")));
    }

    [Fact]
    public void All_mistakes_of_the_options_are_named_at_once()
    {
        var options = new SampleOptions { Customers = 0, Months = 99, KeepMonths = 0, Threads = -1 };
        var error = Assert.Throws<ArgumentException>(() => SampleCentre.Write(options, _folder, null, CancellationToken.None));
        Assert.Contains("customers is 0, expected 1 to 5000000", error.Message, StringComparison.Ordinal);
        Assert.Contains("months is 99, expected 1 to 60", error.Message, StringComparison.Ordinal);
        Assert.Contains("months to keep is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("threads is -1", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Hash(string folder, string name) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));

    private string Write(string name, SampleOptions options)
    {
        var folder = Path.Combine(_folder, name);
        SampleCentre.Write(options, folder, null, CancellationToken.None);
        return folder;
    }

    /// <summary>Stops when all customers are told, so that writing has begun or is about to.</summary>
    private sealed class StopAfterTelling(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.89)
            {
                stop.Cancel();
            }
        }
    }
}
