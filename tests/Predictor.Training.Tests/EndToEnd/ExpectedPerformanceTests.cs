using System.Text.Json;
using Predictor.Tests;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.EndToEnd;

/// <summary>What a model expects of itself without labels, held to what came: a sample centre, trained as of four months before its end, on the last mature quarter.</summary>
public sealed class ExpectedPerformanceTests
{
    [Fact]
    public async Task Expected_auc_is_within_two_hundredths_of_the_realised_one_on_the_last_mature_quarter()
    {
        using var folder = new TemporaryFolder();
        var data = folder["centre"];
        await CommandRun.Json("sample", "--customers", "10000", "--seed", "1", "--no-truth", "--out", data);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(data, file));
        }

        var trained = await CommandRun.Json(
            "train", "--data", data, "--out", folder["models"], "--name", "early", "--observed-until", "2026-03-01", "--leaves", "8", "--rate", "0.05", "--trees", "80", "--patience", "0");
        var drifted = await CommandRun.Json(
            "drift", "--model", "early@1", "--models", folder["models"], "--data", data, "--observed-until", "2026-06-30T23:59:59Z", "--from", "2026-03-01", "--to", "2026-06-01");

        var outcomes = drifted.GetProperty("outcomes").EnumerateArray().ToArray();
        Assert.Equal(6, outcomes.Length);
        foreach (var outcome in outcomes)
        {
            var place = $"{outcome.GetProperty("name")} at {outcome.GetProperty("moment")}";
            var realised = outcome.GetProperty("realised");
            var (expected, came) = (Value(realised.GetProperty("expected"), "auc"), Value(realised, "auc"));
            Assert.True(Math.Abs(expected - came) < 0.02, $"{place}: expected {expected}, realised {came}");
            Assert.InRange(realised.GetProperty("rows").GetInt32(), 3_000, outcome.GetProperty("rows").GetInt32());
            Assert.Equal(["Mar 2026", "Apr 2026", "May 2026"], outcome.GetProperty("periods").EnumerateArray().Select(period => period.GetProperty("name").GetString()));
            Assert.Equal(outcome.GetProperty("rows").GetInt32(), outcome.GetProperty("periods").EnumerateArray().Sum(period => period.GetProperty("rows").GetInt32()));
        }

        // As of 1 March nothing later was learned from, and every case of the quarter is mature by the end of June.
        Assert.All(trained.GetProperty("outcomes").EnumerateArray(), outcome => Assert.InRange(outcome.GetProperty("fitRows").GetInt32(), 1, 60_000));
        Assert.Empty(drifted.GetProperty("notes").EnumerateArray());
        var left = outcomes[0];
        Assert.Equal(left.GetProperty("rows").GetInt32(), left.GetProperty("realised").GetProperty("rows").GetInt32());
        Assert.True(left.GetProperty("reference").GetProperty("to").GetDateTimeOffset() < new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static double Value(JsonElement element, string name) => element.GetProperty(name).GetProperty("value").GetDouble();
}
