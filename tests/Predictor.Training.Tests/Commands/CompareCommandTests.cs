using System.Text.Json;

namespace Predictor.Training.Tests.Commands;

/// <summary>Three versions of a flat file: the first and the third without its telling columns, the second with them.</summary>
public sealed class CompareCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["flat.csv"];

    private string Models => _folder["models"];

    public async ValueTask InitializeAsync()
    {
        _folder.Write("flat.csv", FlatCsv.Of(4_000));
        string[] train = ["train", "--data", Data, "--label", "label", "--name", "flat", "--trees", "20", "--patience", "0", "--out", Models];
        await CommandRun.Json([.. train, "--ignore", "wait,transfers"]);
        await CommandRun.Json("publish", "flat", "1", "--models", Models);
        await CommandRun.Json(train);
        await CommandRun.Json([.. train, "--ignore", "wait,transfers"]);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_better_version_is_compared_and_published_a_worse_one_is_refused_forced_and_rolled_back()
    {
        var better = await Compare("flat@2");
        var published = await CommandRun.Json("publish", "flat", "2", "--models", Models);
        var worse = await Compare("flat@3");
        var refused = await CommandRun.Of("publish", "flat", "3", "--models", Models, "--json");
        var forced = await CommandRun.Json("publish", "flat", "3", "--models", Models, "--force", "--reason", "the columns are gone");
        var back = await CommandRun.Json("rollback", "flat", "--models", Models);

        Assert.Equal("better", better.GetProperty("verdict").GetString());
        Assert.Equal((2, 1), (better.GetProperty("challenger").GetProperty("version").GetInt32(), better.GetProperty("against").GetProperty("version").GetInt32()));
        var outcome = Assert.Single(better.GetProperty("outcomes").EnumerateArray());
        Assert.Equal("delong", outcome.GetProperty("aucInterval").GetString());
        Assert.InRange(outcome.GetProperty("auc").GetProperty("low").GetDouble(), 0.01, 1);
        Assert.InRange(outcome.GetProperty("logLoss").GetProperty("high").GetDouble(), -1, -0.001);
        Assert.InRange(outcome.GetProperty("profit").GetProperty("value").GetDouble(), 0.001, 200);
        var overlap = outcome.GetProperty("overlap");
        Assert.Equal(4_000, overlap.GetProperty("both").GetInt32());
        Assert.Equal(4_000 - overlap.GetProperty("measured").GetInt32(), overlap.GetProperty("learnedFrom").GetInt32());
        Assert.InRange(overlap.GetProperty("measured").GetInt32(), 700, 900);
        Assert.Equal(
            overlap.GetProperty("measured").GetInt32(),
            outcome.GetProperty("bands").GetProperty("cases").EnumerateArray().Sum(row => row.EnumerateArray().Sum(cell => cell.GetInt32())));

        Assert.Equal((2, false), (published.GetProperty("champion").GetInt32(), published.GetProperty("forced").GetBoolean()));
        Assert.Equal(Path.GetFileName(better.GetProperty("stored").GetString()), published.GetProperty("comparison").GetString());
        Assert.Equal("worse", worse.GetProperty("verdict").GetString());
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("flat version 3 is not published: worse beyond noise: label at closure, log loss +", refused.Error, StringComparison.Ordinal);
        Assert.True(forced.GetProperty("forced").GetBoolean());
        Assert.StartsWith("worse beyond noise", forced.GetProperty("finding").GetString(), StringComparison.Ordinal);
        Assert.Equal((2, 3), (back.GetProperty("champion").GetInt32(), back.GetProperty("previous").GetInt32()));
    }

    [Fact]
    public async Task The_same_comparison_is_the_same_file_on_any_number_of_threads_and_other_seeds_are_others()
    {
        var one = await Compare("flat@2", "--threads", "1", "--out", _folder["one.json"]);
        var two = await Compare("flat@2", "--threads", "3", "--out", _folder["two.json"]);
        var other = await Compare("flat@2", "--seed", "2");

        var stored = one.GetProperty("stored").GetString()!;
        Assert.Equal(stored, two.GetProperty("stored").GetString());
        Assert.Equal(await Bytes(stored), await Bytes(_folder["one.json"]));
        Assert.Equal(await Bytes(stored), await Bytes(_folder["two.json"]));
        Assert.NotEqual(stored, other.GetProperty("stored").GetString());
    }

    [Fact]
    public async Task A_version_as_good_as_the_other_is_not_worse()
    {
        var same = await Compare("flat@3", "flat@1");

        Assert.Equal("notWorse", same.GetProperty("verdict").GetString());
        Assert.Equal(0, same.GetProperty("outcomes")[0].GetProperty("logLoss").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Rows_that_were_learned_from_are_compared_only_when_asked_and_open_no_gate()
    {
        var all = await Compare("flat@2", "--rows", "all");

        var overlap = all.GetProperty("outcomes")[0].GetProperty("overlap");
        Assert.Equal((4_000, "all"), (overlap.GetProperty("measured").GetInt32(), all.GetProperty("data").GetProperty("rows").GetString()));
        var refused = await CommandRun.Of("publish", "flat", "2", "--models", Models);
        Assert.Equal(1, refused.Code);
        Assert.Contains("was measured on cases that one of the two learned from", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predictions_of_a_notebook_are_compared_on_the_cases_they_have()
    {
        var rows = string.Concat(Enumerable.Range(1, 2_000).Select(row => FormattableString.Invariant($"{row},0.5\n")));
        var notebook = _folder.Write("notebook.csv", $"id,probability\n{rows}unheard,0.5\n");

        var compared = await Compare("flat@2", "--predictions", notebook);

        Assert.Equal("better", compared.GetProperty("verdict").GetString());
        Assert.Equal("notebook.csv", compared.GetProperty("predictions").GetProperty("file").GetString());
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("against").ValueKind);
        var overlap = compared.GetProperty("outcomes")[0].GetProperty("overlap");
        Assert.Equal((4_000, 2_001, 2_000), (overlap.GetProperty("challenger").GetInt32(), overlap.GetProperty("against").GetInt32(), overlap.GetProperty("both").GetInt32()));
        Assert.Contains(compared.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("1 of 2,001 predictions name no case of the data", StringComparison.Ordinal));
        Assert.Equal(1, (await CommandRun.Of("publish", "flat", "2", "--models", Models)).Code);
    }

    [Fact]
    public async Task A_version_opened_by_its_folder_is_compared_but_not_stored()
    {
        var compared = await CommandRun.Json("compare", Path.Combine(Models, "flat", "2"), Path.Combine(Models, "flat", "1"), "--data", Data);

        Assert.Equal(JsonValueKind.Null, compared.GetProperty("stored").ValueKind);
        Assert.False(Directory.Exists(Path.Combine(Models, "flat", "comparisons")));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_one_message()
    {
        var same = await CommandRun.Of("compare", "flat@1", "--data", Data, "--models", Models);
        var unknown = await CommandRun.Of("compare", "flat@2", "flat@9", "--data", Data, "--models", Models);

        Assert.Equal((1, 1), (same.Code, unknown.Code));
        Assert.Contains("error: Both sides are flat version 1.", same.Error, StringComparison.Ordinal);
        Assert.Contains("No version 9 of flat", unknown.Error, StringComparison.Ordinal);
    }

    private Task<JsonElement> Compare(string version, params string[] more) =>
        CommandRun.Json(["compare", version, .. more, "--data", Data, "--models", Models]);

    private static Task<byte[]> Bytes(string path) => File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
}
