using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Predictor.Journey.Tests;

/// <summary>
/// Runs the root README from top to bottom, as its reader would, in a copy of the models and the data: one service, started by its first
/// command, answers all of it. With PREDICTOR_REWRITE_EXAMPLES=1 in the environment the answers shown are written anew instead of compared.
/// </summary>
public sealed class ReadmeTests
{
    private const string StartService = "dotnet run --project src/Predictor.Api";
    private const string RunTests = "dotnet test";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Every_example_runs_and_answers_as_shown()
    {
        var examples = ReadmeExamples.Read();
        Assert.Equal([StartService, RunTests], examples.Take(2).Select(example => example.Commands));

        using var copy = new WorkingCopy();
        await using var service = await LiveService.Start(copy.ServiceFolder);
        Assert.Contains("Development key", service.Said, StringComparison.Ordinal);
        foreach (var (commands, answer) in examples.Skip(2))
        {
            var (exit, output, error) = await Programs.Run(copy.Path, "bash", "-euo", "pipefail", "-c", Here(commands, service));
            Assert.True(exit == 0, $"{commands}\nended with {exit}: {error}");
            if (answer is not null)
            {
                Compare(answer, output);
            }
        }

        // The last words of "Train, publish, score again": version 1 answers again, and version 2 did in between.
        await service.Until(() => Task.FromResult(service.Said.Contains("version 2 answers", StringComparison.Ordinal)));
        Assert.Equal(1, (await Champion(service)).GetValue<int>());
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(new Uri("/v1/models/mine", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.True(File.Exists(copy["out", "scored.csv"]));
    }

    [Fact]
    public void Every_file_it_links_to_is_there()
    {
        var folder = Path.GetDirectoryName(ReadmeExamples.Path)!;
        var text = File.ReadAllText(ReadmeExamples.Path);
        var links = text.Split("](").Skip(1).Select(rest => rest[..rest.IndexOfAny([')', '#'])]).Where(link => link.Length > 0).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), link));
    }

    /// <summary>The same commands with the programs that were built, and the port that the service got.</summary>
    private static string Here(string commands, LiveService service) =>
        "dotnet() { if [ \"$1 $2\" = 'run --project' ]; then local project=$3; shift 4; command dotnet \"$(library \"$project\")\" \"$@\"; else command dotnet \"$@\"; fi; }\n"
        + $"library() {{ case $1 in training/Predictor.Training) echo '{Programs.LibraryOf("training/Predictor.Training")}';; *) return 1;; esac; }}\n"
        + commands.Replace("http://127.0.0.1:5080/", service.Client.BaseAddress!.ToString(), StringComparison.Ordinal);

    private static void Compare(string shown, string printed)
    {
        var answer = JsonNode.Parse(printed)!;
        if (answer["predictionId"] is not null)
        {
            // Each answer that is kept has an id of its own.
            answer["predictionId"] = JsonNode.Parse(shown)!["predictionId"]?.DeepClone() ?? answer["predictionId"]!.DeepClone();
        }

        if (Environment.GetEnvironmentVariable("PREDICTOR_REWRITE_EXAMPLES") == "1")
        {
            ReadmeExamples.Rewrite(shown, Shown(answer));
            return;
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(shown), answer), $"shown:\n{shown}\nprinted:\n{Shown(answer)}");
    }

    private static async Task<JsonNode> Champion(LiveService service)
    {
        JsonNode? champion = null;
        await service.Until(async () =>
        {
            var model = JsonNode.Parse(await service.Client.GetStringAsync(new Uri("/v1/models/brightwater", UriKind.Relative)));
            champion = model!["live"]!["champion"];
            return champion!.GetValue<int>() == 1;
        });
        return champion!;
    }

    /// <summary>A member a line, and a line for each object of a list: short enough to be read on a page.</summary>
    private static string Shown(JsonNode answer)
    {
        var members = answer.AsObject().Select(member => $"  \"{member.Key}\": " + (member.Value is JsonArray { Count: > 0 } list && list.All(item => item is JsonObject)
            ? "[\n" + string.Join(",\n", list.Select(item => $"    {item!.ToJsonString(Plain)}")) + "\n  ]"
            : member.Value?.ToJsonString(Plain) ?? "null"));
        return "{\n" + string.Join(",\n", members) + "\n}";
    }
}
