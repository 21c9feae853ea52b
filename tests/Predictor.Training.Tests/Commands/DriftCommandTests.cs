using System.Globalization;
using System.Text.Json;
using Predictor.Tests;

namespace Predictor.Training.Tests.Commands;

public sealed class DriftCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cases_like_those_it_was_made_from_hold_with_labels_and_without()
    {
        var drifted = await Drift(FlatCsv.Of(1_500, seed: 9));

        Assert.Equal("holds", Word(drifted, "standing"));
        var outcome = drifted.GetProperty("outcomes")[0];
        Assert.All(outcome.GetProperty("columns").EnumerateArray(), column => Assert.Equal("stable", Word(column, "verdict")));
        Assert.Equal("stable", Word(outcome.GetProperty("probabilities"), "verdict"));
        var realised = outcome.GetProperty("realised");
        Assert.Equal((1_500, "withinNoise"), (realised.GetProperty("rows").GetInt32(), Word(realised, "verdict")));
        Assert.Equal(Value(outcome.GetProperty("expected"), "auc"), Value(realised.GetProperty("expected"), "auc"));
        Assert.Equal("fit", Word(outcome.GetProperty("reference"), "slice"));
        Assert.Empty(outcome.GetProperty("periods").EnumerateArray());

        var lines = FlatCsv.Of(1_500, seed: 9).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var unlabelled = await Drift(string.Concat(lines.Select(line => $"{line[(line.IndexOf(',') + 1)..]}\n")));

        outcome = unlabelled.GetProperty("outcomes")[0];
        Assert.Equal(("holds", JsonValueKind.Null), (Word(unlabelled, "standing"), outcome.GetProperty("realised").ValueKind));
        Assert.Equal(Value(realised.GetProperty("expected"), "auc"), Value(outcome.GetProperty("expected"), "auc"));
    }

    [Fact]
    public async Task A_column_that_moved_is_named_with_what_is_new_and_missing_and_labels_that_still_fit_only_ask_to_look()
    {
        // A fifth of the cases come through a queue that training never saw, half lack their wait; what the label owes to both stays.
        var random = new Random(3);
        var moved = await Drift(Edited(FlatCsv.Of(3_000, seed: 9), cells =>
        {
            cells[1] = random.Next(5) == 0 ? "d" : cells[1];
            cells[2] = random.Next(2) == 0 ? "" : cells[2];
        }));

        var outcome = moved.GetProperty("outcomes")[0];
        var columns = outcome.GetProperty("columns").EnumerateArray().ToDictionary(column => Word(column, "name"));
        Assert.Equal(["queue", "wait", "transfers"], columns.Keys);
        Assert.Equal(("severe", "severe", "stable"), (Word(columns["queue"], "verdict"), Word(columns["wait"], "verdict"), Word(columns["transfers"], "verdict")));
        Assert.Equal(0.2, Value(columns["queue"], "unknown"), 0.03);
        Assert.Equal(0, columns["queue"].GetProperty("unknownBefore").GetDouble());
        Assert.Equal(0.545, Value(columns["wait"], "missing"), 0.03);
        Assert.Equal(1 / 11.0, columns["wait"].GetProperty("missingBefore").GetDouble(), 0.01);
        Assert.Equal(JsonValueKind.Null, columns["wait"].GetProperty("jensenShannon").ValueKind);
        Assert.InRange(Value(columns["queue"], "jensenShannon"), 0.2, 0.5);
        var stability = columns["wait"].GetProperty("stabilityIndex");
        Assert.InRange(stability.GetProperty("value").GetDouble(), stability.GetProperty("low").GetDouble(), stability.GetProperty("high").GetDouble());
        Assert.NotEqual("holds", Word(moved, "standing"));
        Assert.NotEqual("holds", Word(outcome, "standing"));
    }

    [Fact]
    public async Task Labels_that_say_otherwise_ask_to_train_again_though_no_column_moved()
    {
        var random = new Random(3);
        var moved = await Drift(Edited(FlatCsv.Of(1_500, seed: 9), cells => cells[0] = cells[0] == "0" && random.Next(3) == 0 ? "1" : cells[0]));

        var outcome = moved.GetProperty("outcomes")[0];
        Assert.Equal(("retrain", "off"), (Word(moved, "standing"), Word(outcome.GetProperty("realised"), "verdict")));
        Assert.True(outcome.GetProperty("realised").GetProperty("positiveRateGap").GetProperty("low").GetDouble() > 0);
        Assert.All(outcome.GetProperty("columns").EnumerateArray(), column => Assert.Equal("stable", Word(column, "verdict")));
    }

    [Fact]
    public async Task The_table_says_what_moved_and_the_last_line_what_to_do()
    {
        await Train();
        var run = await CommandRun.Of(Command(_folder.Write("later.csv", Edited(FlatCsv.Of(1_500, seed: 9), cells => cells[1] = "c"))));

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("Columns that moved", run.Error, StringComparison.Ordinal);
        Assert.Contains("Moved: queue", run.Error, StringComparison.Ordinal);
        Assert.Contains("calls@1: ", run.Error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_figures_on_any_number_of_threads()
    {
        await Train();
        var command = Command(_folder.Write("later.csv", FlatCsv.Of(700, seed: 5)));
        var one = await CommandRun.Json([.. command, "--threads", "1"]);
        Assert.Equal(one.GetRawText(), (await CommandRun.Json([.. command, "--threads", "3"])).GetRawText());
        Assert.NotEqual(one.GetRawText(), (await CommandRun.Json([.. command, "--threads", "1", "--seed", "2"])).GetRawText());
    }

    [Fact]
    public async Task Times_asked_for_where_rows_have_none_are_refused()
    {
        await Train();
        var run = await CommandRun.Of([.. Command(_folder["calls.csv"]), "--from", "2026-01-01"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("rows carry no time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_that_remembers_nothing_says_so_and_how_to_get_one_that_does()
    {
        var bundle = Repository.PathTo("tests", "Predictor.Models.Tests", "Reference", "bundle-2");
        var run = await CommandRun.Of("drift", "--model", bundle, "--data", "nowhere.csv", "--json");

        Assert.Equal(1, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("tiny version 1 does not remember the cases it was made from: its bundle has no reference.json", run.Error, StringComparison.Ordinal);
        Assert.Contains("Train (or import) it again", run.Error, StringComparison.Ordinal);
    }

    private static string Word(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static double Value(JsonElement element, string name) => element.GetProperty(name).GetProperty("value").GetDouble();

    private static string Edited(string csv, Action<string[]> edit)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(lines.Select((line, row) =>
        {
            var cells = line.Split(',');
            if (row > 0)
                edit(cells);
            return string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', cells)}\n");
        }));
    }

    private async Task Train() => await CommandRun.Json(
        "train", "--data", _folder.Write("calls.csv", FlatCsv.Of(8_000)), "--label", "label", "--ordered", "--trees", "40", "--name", "calls", "--out", _folder["models"]);

    private string[] Command(string data) => ["drift", "--model", "calls@1", "--models", _folder["models"], "--data", data];

    private async Task<JsonElement> Drift(string later)
    {
        if (!Directory.Exists(_folder["models"]))
            await Train();
        return await CommandRun.Json(Command(_folder.Write("later.csv", later)));
    }
}
