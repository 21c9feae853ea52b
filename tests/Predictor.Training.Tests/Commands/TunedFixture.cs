using System.Globalization;
using System.Text.Json;

namespace Predictor.Training.Tests.Commands;

/// <summary>A small search that nobody disturbed, made once for all tests of the class.</summary>
public sealed class TunedFixture : IAsyncLifetime
{
    public const int Trials = 13;

    private readonly TemporaryFolder _folder = new();

    public string Data => _folder["flat.csv"];

    /// <summary>What `tune --json` printed.</summary>
    public JsonElement Tuned { get; private set; }

    public string Version => Path.Combine(_folder["models"], "flat", "1");

    public string Journal => Assert.Single(Directory.GetFiles(Path.Combine(_folder["models"], "flat", "tuning")));

    public string[] Lines => File.ReadAllLines(Journal);

    public async ValueTask InitializeAsync()
    {
        _folder.Write("flat.csv", FlatCsv.Of(900));
        Tuned = await CommandRun.Json(Arguments(Data, _folder["models"], Trials));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static string[] Arguments(string data, string models, int trials) =>
    [
        "tune", "--data", data, "--label", "label", "--ordered", "--name", "flat", "--out", models, "--trials", trials.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>Of a version's files, all but the one that differs from run to run.</summary>
    internal static SortedDictionary<string, string> Bytes(string version) => new(
        Directory.GetFiles(version).Where(file => Path.GetFileName(file) != "run.json")
            .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file))),
        StringComparer.Ordinal);
}
