using Predictor.Tests;

namespace Predictor.Journey.Tests;

/// <summary>The examples of the root README: every block marked <c>sh</c>, and the block marked <c>json</c> that follows one as its answer.</summary>
internal static class ReadmeExamples
{
    public static string Path => Repository.PathTo("README.md");

    public static IReadOnlyList<(string Commands, string? Answer)> Read()
    {
        var examples = new List<(string Commands, string? Answer)>();
        var lines = File.ReadAllLines(Path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] is not ("```sh" or "```json"))
            {
                continue;
            }

            var end = Array.IndexOf(lines, "```", i);
            var text = string.Join('\n', lines[(i + 1)..end]);
            if (lines[i] == "```sh")
            {
                examples.Add((text, null));
            }
            else
            {
                examples[^1] = examples[^1] with { Answer = text };
            }

            i = end;
        }

        return examples;
    }

    /// <summary>Puts an answer in the place of the one shown.</summary>
    public static void Rewrite(string shown, string answer) =>
        File.WriteAllText(Path, File.ReadAllText(Path).Replace($"```json\n{shown}\n```", $"```json\n{answer}\n```", StringComparison.Ordinal));
}
