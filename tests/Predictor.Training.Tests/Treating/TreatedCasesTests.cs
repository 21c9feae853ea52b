using System.Globalization;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Store.Records;
using Predictor.Tests;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Commands;
using Predictor.Training.Tests.Reading;

namespace Predictor.Training.Tests.Treating;

/// <summary>
/// The sample centre with a desk that calls back most of those whose case went badly, and keeps four in five of the leavers whom it calls. What would have come of all
/// customers, left alone, is in truth.csv.
/// </summary>
public sealed class TreatedCasesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Weighting_those_left_alone_says_what_would_come_of_all_and_keeping_or_leaving_out_does_not()
    {
        using var folder = new TemporaryFolder();
        var data = await CentreAsync(folder, 5_000);
        var treated = CallBack(data, folder["actions.csv"]);
        Assert.InRange(treated, 3_000, 15_000);
        string[] train = ["train", "--data", data, "--outcome", "left", "--trees", "80", "--leaves", "8", "--out", folder["models"], "--actions", folder["actions.csv"]];
        var table = new CaseSource { Place = new CasePlace(data) }.Read(Cancellation).Table;
        var bias = new Dictionary<string, double>();
        var trained = new Dictionary<string, JsonElement>();
        foreach (var handling in (string[])["keep", "exclude", "weight"])
        {
            trained[handling] = await CommandRun.Json([.. train, "--name", handling, "--treated", handling]);
            bias[handling] = Bias(folder["models"], handling, data, table);
        }

        var words = string.Join(", ", bias.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key} {each.Value:0.0000}")));
        Assert.True(bias["keep"] < -0.006 && bias["exclude"] < -0.006 && Math.Abs(bias["weight"]) < 0.5 * Math.Min(-bias["keep"], -bias["exclude"]), words);

        var (kept, excluded, weighted) = (trained["keep"].GetProperty("outcomes")[0], trained["exclude"].GetProperty("outcomes")[0], trained["weight"].GetProperty("outcomes")[0]);
        var count = kept.GetProperty("treated").GetProperty("treated").GetInt32();
        Assert.Equal(count, excluded.GetProperty("treated").GetProperty("treated").GetInt32());
        Assert.True(Rows(kept) - Rows(excluded) > count / 2, $"{Rows(kept)} and {Rows(excluded)} rows of {count} treated");
        Assert.Equal(Rows(excluded), Rows(weighted));
        Assert.Contains(trained["keep"].GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("they count as they are (--treated)", StringComparison.Ordinal));
        var weighting = weighted.GetProperty("weighting")[0];
        Assert.Equal("untreated", weighting.GetProperty("reason").GetString());
        Assert.InRange(weighting.GetProperty("meanWeight").GetDouble(), 0.9, 1.1);
        Assert.True(weighting.GetProperty("weightedRate").GetDouble() > weighting.GetProperty("rate").GetDouble());

        Assert.Contains("and a leaver who was kept looks like one who was safe", await CardAsync(folder, "keep"), StringComparison.Ordinal);
        Assert.Contains("They are in no slice: a probability is of what happens to a case that is left alone", await CardAsync(folder, "exclude"), StringComparison.Ordinal);
        Assert.Contains("those left alone are weighted to stand for them", await CardAsync(folder, "weight"), StringComparison.Ordinal);
        Assert.Contains("| treated | weight |", await CardAsync(folder, "weight"), StringComparison.Ordinal);
        Assert.Equal("weight", new ModelRegistry(folder["models"]).Open("weight@1").Provenance.Options["treated"]);
    }

    [Fact]
    public async Task Without_anything_done_a_model_is_what_it_was_and_a_store_knows_what_was_done()
    {
        using var folder = new TemporaryFolder();
        var (data, store) = (await CentreAsync(folder, 700), $"Data Source={folder["store.db"]}");
        await StoredCentre.FillAsync(store, data);
        string[] train = ["train", "--schema", Path.Combine(data, "schema.json"), "--outcome", "back", "--trees", "5", "--leaves", "4", "--out", folder["models"], "--store", store];
        var before = await CommandRun.Json([.. train]);
        Assert.False(before.GetProperty("outcomes")[0].TryGetProperty("treated", out _));

        var cases = StoredCentre.Rows(data, "interactions.csv").Where((_, i) => i % 4 == 0).ToArray();
        await using (var open = await StoredCentre.OpenAsync(store))
        {
            await open.RecordAsync(cases.Select(row => new CaseAction { Id = row["interaction_id"], CaseId = row["interaction_id"], At = Seconds(row["started_at"]) + 60, What = "callback", By = "Ana" }));
            await open.RecordAsync([new CaseAction { Id = "half", CaseId = "any", What = "callback" }]);
        }

        var kept = await CommandRun.Json([.. train]);
        var excluded = await CommandRun.Json([.. train, "--treated", "exclude"]);
        Assert.Equal(kept.GetProperty("outcomes")[0].GetProperty("auc").GetDouble(), before.GetProperty("outcomes")[0].GetProperty("auc").GetDouble());
        Assert.Equal("keep", kept.GetProperty("outcomes")[0].GetProperty("treated").GetProperty("handling").GetString());
        Assert.True(Rows(excluded.GetProperty("outcomes")[0]) < 0.8 * Rows(kept.GetProperty("outcomes")[0]));
        string[] measure = ["--models", folder["models"], "--store", store, "--rows", "all"];
        var all = await CommandRun.Json(["evaluate", "--model", "brightwater@2", .. measure]);
        var alone = await CommandRun.Json(["evaluate", "--model", "brightwater@2", .. measure, "--treated", "exclude"]);
        var treated = kept.GetProperty("outcomes")[0].GetProperty("treated").GetProperty("treated").GetInt32();
        Assert.Equal(treated, all.GetProperty("outcomes")[0].GetProperty("rows").GetInt32() - alone.GetProperty("outcomes")[0].GetProperty("rows").GetInt32());
        Assert.Contains(all.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("they are measured as they are (--treated)", StringComparison.Ordinal));
        Assert.Contains(alone.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("they are left out (--treated)", StringComparison.Ordinal));

        // As the challenger was trained, unless it is said.
        var compared = await CommandRun.Json(["compare", "brightwater@3", "brightwater@2", .. measure, "--draws", "200"]);
        Assert.Equal("exclude", compared.GetProperty("data").GetProperty("treated").GetString());
        Assert.Equal(alone.GetProperty("outcomes")[0].GetProperty("rows").GetInt32(), compared.GetProperty("outcomes")[0].GetProperty("overlap").GetProperty("measured").GetInt32());
        Assert.False((await CommandRun.Json(["compare", "brightwater@3", "brightwater@2", .. measure, "--treated", "keep", "--draws", "200"])).GetProperty("data").TryGetProperty("treated", out _));
        var unknown = await CommandRun.Json("evaluate", "--model", "brightwater@3", "--models", folder["models"], "--data", data, "--mapping", Path.Combine(data, "mapping.json"), "--rows", "all");
        Assert.Contains(unknown.GetProperty("notes").EnumerateArray(), note => note.GetString()!.StartsWith("Nothing is known to have been done", StringComparison.Ordinal));

        Assert.Equal($"{cases.Length}", new ModelRegistry(folder["models"]).Open("brightwater@3").Provenance.Options["actions"]);
    }

    [Fact]
    public async Task Too_few_treated_cases_give_no_chance_to_weight_by()
    {
        using var folder = new TemporaryFolder();
        var data = await CentreAsync(folder, 700);
        var one = StoredCentre.Rows(data, "interactions.csv").First();
        folder.Write("actions.csv", $"at,case_id\n{one["started_at"]},{one["interaction_id"]}\n");
        var run = await CommandRun.Of("train", "--data", data, "--outcome", "back", "--trees", "5", "--out", folder["models"], "--actions", folder["actions.csv"], "--treated", "weight");

        Assert.Equal(1, run.Code);
        Assert.Contains("back: the chance of being left alone cannot be learned", run.Error, StringComparison.Ordinal);
    }

    private static async Task<string> CentreAsync(TemporaryFolder folder, int customers)
    {
        var data = folder["data"];
        await CommandRun.Json("sample", "--customers", customers.ToString(CultureInfo.InvariantCulture), "--seed", "9", "--out", data);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(data, file));
        }

        return data;
    }

    /// <summary>Calls back 60 % of the cases that were unresolved or transferred and 3 % of the others, an hour after they closed; of the called who would leave within 30 days, 80 % stay.</summary>
    /// <returns>How many were called.</returns>
    private static int CallBack(string data, string actions)
    {
        var random = new Random(5);
        var leaves = StoredCentre.Rows(data, "customers.csv").Where(row => row["left_at"].Length > 0).ToDictionary(row => row["customer_id"], row => Seconds(row["left_at"]));
        var kept = new HashSet<string>();
        var lines = new List<string> { "at,case_id" };
        foreach (var row in StoredCentre.Rows(data, "interactions.csv").Where(row => row["closed_at"].Length > 0))
        {
            var isBad = row["resolved"] != "yes" || row["transfers"] != "0";
            if (random.NextDouble() >= (isBad ? 0.6 : 0.03))
                continue;
            var at = Seconds(row["closed_at"]) + 3_600;
            lines.Add($"{DateTimeOffset.FromUnixTimeSeconds(at):yyyy-MM-ddTHH:mm:ssZ},{row["interaction_id"]}");
            if (leaves.TryGetValue(row["customer_id"], out var left) && left > at && left <= at + (30 * 86_400) && random.NextDouble() < 0.8)
                kept.Add(row["customer_id"]);
        }

        File.WriteAllLines(actions, lines);
        var customers = File.ReadAllLines(Path.Combine(data, "customers.csv"));
        var header = customers[0].Split(',');
        var (id, leftAt) = (Array.IndexOf(header, "customer_id"), Array.IndexOf(header, "left_at"));
        File.WriteAllLines(Path.Combine(data, "customers.csv"), customers.Select(line =>
        {
            var cells = line.Split(',');
            if (kept.Contains(cells[id]))
                cells[leftAt] = "";
            return string.Join(',', cells);
        }));
        return lines.Count - 1;
    }

    /// <summary>Mean probability at arrival less the mean of the true ones, over all cases of the latest tenth that have one.</summary>
    private static double Bias(string models, string name, string data, CaseTable table)
    {
        var model = new ModelRegistry(models).Open($"{name}@1");
        var outcome = model.Outcomes.Single(each => each.Moment == Moment.Arrival);
        var truth = ReadTruth(Path.Combine(data, "truth.csv"));
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == Moment.Arrival && truth.ContainsKey(table.CaseIds[row]))];
        rows = rows[(rows.Length * 9 / 10)..];
        var margins = new EncodedTable(table, model.Encoder.Vocabularies)
            .Margins(outcome.Forest, Moment.Arrival, rows, HistoryMask.Nothing(table.Schema), Environment.ProcessorCount);
        return margins.Average(outcome.Calibrator.Probability) - rows.Average(row => truth[table.CaseIds[row]]);
    }

    private static Dictionary<string, double> ReadTruth(string path)
    {
        var truth = new Dictionary<string, double>();
        using var table = CsvTable.Open(path);
        var columns = table.Find((string[])["interaction_id", "moment", "outcome", "probability"]);
        while (table.Read())
        {
            if (table[columns[1]] is "arrival" && table[columns[2]] is "left")
                truth.Add(table[columns[0]].ToString(), double.Parse(table[columns[3]], CultureInfo.InvariantCulture));
        }

        return truth;
    }

    private static Task<string> CardAsync(TemporaryFolder folder, string name) => File.ReadAllTextAsync(Path.Combine(folder["models"], name, "1", "card.md"), Cancellation);

    private static int Rows(JsonElement outcome) => outcome.GetProperty("rows").GetInt32() + outcome.GetProperty("fitRows").GetInt32();

    private static long Seconds(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
