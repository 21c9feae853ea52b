using System.Text.Json;
using Predictor.Tests;
using Predictor.Training.Tests.Importing;
using Predictor.Training.Tests.Reading;

namespace Predictor.Training.Tests.Commands;

/// <summary>
/// Runs the worked examples of training/README.md: each <c>$ command</c> line, and the JSON below it. With PREDICTOR_REWRITE_EXAMPLES=1 in the
/// environment it writes what was printed into the README instead of comparing.
/// </summary>
public sealed class ReadmeTests
{
    private static readonly string[] Clocked =
    [
        "seconds", "binSeconds", "growSeconds", "fitSeconds", "explainSeconds", "rowsPerSecond", "peakMemoryMiB", "at",

        // By checksum: they follow from all of a version's bytes, and say nothing that the other figures do not.
        "manifestSha256", "fingerprint", "stored", "comparison", "journal",
    ];

    private const string Store = "DataSource=work/store.db";

    [Fact]
    public async Task Every_example_prints_the_json_shown()
    {
        using var folder = new TemporaryFolder();
        var examples = Examples().ToArray();
        Assert.Equal(
            [
                "sample", "init", "init", "features", "features", "check", "train", "train", "train", "cross-validate", "tune", "publish", "train", "compare", "compare", "publish", "publish", "rollback",
                "evaluate", "evaluate", "drift", "report", "ledger", "score", "import", "export", "export",
            ],
            examples.Select(example => example.Command[0]));

        foreach (var (command, shown) in examples)
        {
            await PrepareAsync(command, folder);
            var printed = await CommandRun.Json([.. command.Where(word => word != "--json").Select(word => Place(word, folder))]);

            if (Rewrites)
            {
                Rewrite(command, printed.GetRawText().Replace($"{folder.Path}/", "work/", StringComparison.Ordinal));
                continue;
            }

            using var expected = JsonDocument.Parse(shown.Replace("work/", $"{folder.Path}/", StringComparison.Ordinal));
            AssertAlike(expected.RootElement, printed, $"{string.Join(' ', command)}\n{printed.GetRawText().Replace($"{folder.Path}/", "work/", StringComparison.Ordinal)}\n");
        }
    }

    private static bool Rewrites => Environment.GetEnvironmentVariable("PREDICTOR_REWRITE_EXAMPLES") == "1";

    private static string Readme => Repository.PathTo("training", "README.md");

    private static void Rewrite(string[] command, string json)
    {
        var lines = File.ReadAllLines(Readme);
        lines[Array.IndexOf(lines, $"$ {string.Join(' ', command)}") + 1] = json;
        File.WriteAllText(Readme, string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<(string[] Command, string Json)> Examples()
    {
        var lines = File.ReadAllLines(Readme);
        for (var i = 0; i < lines.Length - 1; i++)
        {
            if (lines[i].StartsWith("$ ", StringComparison.Ordinal))
                yield return (lines[i][2..].Split(' ', StringSplitOptions.RemoveEmptyEntries), lines[i + 1]);
        }
    }

    /// <summary>The files that the examples speak of.</summary>
    private static async Task PrepareAsync(string[] command, TemporaryFolder folder)
    {
        if (command.Contains(Store) && !File.Exists(folder["store.db"]))
            await StoredCentre.FillAsync(Place(Store, folder), folder["centre"]);
        if (command.Contains("work/actions.csv"))
        {
            folder.Write("actions.csv", "at,case_id,action,ended\n" + string.Concat(StoredCentre.Rows(folder["centre"], "interactions.csv")
                .Where((row, i) => i % 5 == 0 && row["closed_at"].Length > 0)
                .Select(row => $"{row["closed_at"]},{row["interaction_id"]},callback,{(row["channel"] == "phone" ? "accepted" : "not reached")}\n")));
        }

        if (command.Contains("work/calls.csv") && !File.Exists(folder["calls.csv"]))
            folder.Write("calls.csv", FlatCsv.Of(1_000));
        if (command.Contains("work/calls.lightgbm.txt"))
            folder.Write("calls.lightgbm.txt", SmallModels.LightGBM);
        if (command.Contains("work/later.csv"))
            folder.Write("later.csv", FlatCsv.Of(900, seed: 2, label: (row, left) => row < 600 ? $"{left}" : "").Replace(",c,", ",d,", StringComparison.Ordinal));
        if (command.Contains("work/notebook.csv"))
            folder.Write("notebook.csv", "id,probability\n" + string.Concat(Enumerable.Range(801, 180).Select(row => FormattableString.Invariant($"{row},0.4\n"))));
    }

    private static string Place(string word, TemporaryFolder folder) =>
        word.StartsWith("work/", StringComparison.Ordinal) || word == Store ? word.Replace("work/", $"{folder.Path}/", StringComparison.Ordinal) : word;

    /// <summary>The same names in the same order, and the same values: figures to a thousandth, what a clock or the machine says to its kind only.</summary>
    private static void AssertAlike(JsonElement expected, JsonElement printed, string place)
    {
        Assert.True(expected.ValueKind == printed.ValueKind, place);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.True(Names(expected).SequenceEqual(Names(printed)), place);
                foreach (var (one, other) in expected.EnumerateObject().Zip(printed.EnumerateObject()))
                {
                    if (!Clocked.Contains(one.Name))
                        AssertAlike(one.Value, other.Value, $"{place}.{one.Name}");
                    else
                        Assert.True(one.Value.ValueKind == other.Value.ValueKind, place);
                }

                break;
            case JsonValueKind.Array:
                Assert.True(expected.GetArrayLength() == printed.GetArrayLength(), place);
                foreach (var (one, other) in expected.EnumerateArray().Zip(printed.EnumerateArray()))
                {
                    AssertAlike(one, other, place);
                }

                break;
            case JsonValueKind.Number:
                Assert.True(Math.Abs(expected.GetDouble() - printed.GetDouble()) < 1e-3, place);
                break;
            default:
                Assert.True(expected.GetRawText() == printed.GetRawText(), place);
                break;
        }
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
