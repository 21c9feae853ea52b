using System.Text.Json;
using Predictor.Cases.Tables;
using Predictor.Cases.Text;
using Predictor.Models.Registry;
using Predictor.Tests;

namespace Predictor.Training.Tests.Commands;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Rows_that_the_model_may_have_learned_from_are_counted_in_notes_and_later_rows_need_none()
    {
        using var folder = new TemporaryFolder();
        var data = folder["data"];
        await CommandRun.Json("sample", "--customers", "900", "--seed", "3", "--no-truth", "--out", data);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(data, file));
        }

        await CommandRun.Json("features", "--data", data, "--out", folder["all.csv"]);
        var trained = await CommandRun.Json("train", "--data", data, "--outcome", "back", "--trees", "5", "--out", folder["models"]);
        var reference = $"{trained.GetProperty("name").GetString()}@1";
        var model = new ModelRegistry(folder["models"]).Open(reference);
        var from = model.Outcomes[0].Report.Test.From!.Value.ToUnixTimeSeconds();
        var table = FlatTable.Read(folder["all.csv"], model.Schema, ordered: false);
        int[] arrivals = table.RowsWithLabel(0, model.Outcomes[0].Moment);
        var before = arrivals.Count(row => table.At![row] < from);

        var all = await CommandRun.Of("evaluate", "--model", reference, "--models", folder["models"], "--data", folder["all.csv"], "--json");

        using var json = JsonDocument.Parse(all.Output);
        string[] notes = [.. json.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];
        Assert.Equal(2, notes.Length);
        Assert.StartsWith(FormattableString.Invariant($"back at arrival: {before:N0} of the {arrivals.Length:N0} rows measured are not later"), notes[0], StringComparison.Ordinal);
        Assert.Contains($"(before {IsoTime.Format(from)})", notes[0], StringComparison.Ordinal);
        Assert.StartsWith("back at closure: ", notes[1], StringComparison.Ordinal);
        Assert.All(notes, note => Assert.Contains($"note: {note}", all.Error, StringComparison.Ordinal));

        var last = model.Outcomes.Max(outcome => outcome.Report.Test.From!.Value.ToUnixTimeSeconds());
        KeepFrom(folder["all.csv"], folder["late.csv"], [.. table.At!.Select(at => at >= last)]);
        var late = await CommandRun.Json("evaluate", "--model", reference, "--models", folder["models"], "--data", folder["late.csv"]);

        Assert.Empty(late.GetProperty("notes").EnumerateArray());
    }

    /// <summary>The header and the rows to keep; no cell of these files holds a line break.</summary>
    private static void KeepFrom(string path, string output, bool[] keep)
    {
        var lines = File.ReadAllLines(path);
        Assert.Equal(keep.Length + 1, lines.Length);
        File.WriteAllLines(output, [lines[0], .. lines.Skip(1).Where((_, row) => keep[row])]);
    }
}
