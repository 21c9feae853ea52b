using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Keeping;
using Predictor.Api.Recording;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Models;

/// <summary>A challenger scores what was answered and kept, beside it and never instead of it.</summary>
public sealed class ShadowTests
{
    private const string Case = """{"caseId":"c1","customerId":"k1","asOf":"2026-06-30T13:00:00Z","features":{"visits":3,"queueing":"700","topic":"Ärger","visitz":1}}""";

    [Fact]
    public async Task What_is_recorded_is_scored_by_the_challenger_too_and_answers_do_not_change()
    {
        using var service = new Service();
        var before = await service.ScoreAsync(Case, "/v1/score?record=none");
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Challenge("tiny", 2);
        await service.UntilAsync("tiny", model => model.GetProperty("live").GetProperty("challenger").ValueKind == System.Text.Json.JsonValueKind.Number);

        var answer = await UntilShadowedAsync(service);
        var unrecorded = await service.ScoreAsync(Case, "/v1/score?record=none");
        await service.ScoreAsync(Case);

        Assert.Equal(before.GetProperty("outcomes").GetRawText(), unrecorded.GetProperty("outcomes").GetRawText());
        var shadows = await ShadowsAsync(service, 2);
        var shadow = Assert.Single(shadows, each => each.ShadowOf == answer.GetProperty("predictionId").GetString());
        Assert.Equal(shadows.Count, shadows.Select(each => each.ShadowOf).Distinct().Count());
        Assert.Equal((2, "k1", false), (shadow.Version, shadow.CustomerId, shadow.IsAsOfSaid));
        Assert.Equal(3, shadow.Cells[TinyModel.Visits]);
        var kept = Service.Json(Encoding.UTF8.GetString(shadow.Answer)).GetProperty("outcomes");
        Assert.Equal(3, kept[0].GetProperty("margin").GetDouble() - before.GetProperty("outcomes")[0].GetProperty("margin").GetDouble(), 12);
        Assert.All(kept.EnumerateArray(), outcome => Assert.Empty(outcome.GetProperty("reasons").EnumerateArray()));

        // Whoever asks what was answered is told the answers.
        var scores = Service.Json(await service.Client.GetStringAsync("/v1/scores/c1", TestContext.Current.CancellationToken)).GetProperty("scores");
        Assert.All(scores.EnumerateArray(), score => Assert.Equal(1, score.GetProperty("model").GetProperty("version").GetInt32()));
        Assert.Contains("shadow_scores_total{result=\"kept\"}", await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_becomes_champion_after_it_scored_in_the_shadow_records_its_answers()
    {
        using var service = new Service();
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Challenge("tiny", 2);
        await UntilShadowedAsync(service);
        service.Publish("tiny", 2);
        await service.UntilVersionAsync("tiny", 2);

        var answer = await service.ScoreAsync(Case);

        Assert.True(answer.GetProperty("recorded").GetBoolean());
        Assert.DoesNotContain(answer.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "scoredBefore");
    }

    [Fact]
    public async Task What_waits_when_the_service_stops_is_scored_before_the_store_closes()
    {
        var folder = Directory.CreateTempSubdirectory("predictor-shadow-");
        var settings = new Dictionary<string, string> { ["Store:Connection"] = $"Data Source={Path.Combine(folder.FullName, "shadow.db")}" };
        int answered;
        using (var service = new Service("Development", settings))
        {
            service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
            service.Challenge("tiny", 2);
            await UntilShadowedAsync(service);
            var lines = string.Concat(Enumerable.Range(0, 600).Select(i => $$"""{"caseId":"b{{i}}","features":{"visits":{{i % 5}} } }""" + "\n"));
            using var batch = await service.PostAsync("/v1/score/batch?reasons=0", lines);
            answered = (await batch.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        }

        using var again = new Service("Development", settings);
        var shadowed = (await ShadowsAsync(again, 2)).Where(each => each.CaseId!.StartsWith('b')).Select(each => each.CaseId).ToArray();
        Assert.Equal(600, answered);
        Assert.Equal(600, shadowed.Distinct().Count());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_answered_and_what_was_scored_in_the_shadow_are_written_for_compare()
    {
        var folder = Directory.CreateTempSubdirectory("predictor-predictions-");
        var settings = new StoreSettings { Connection = $"Data Source={Path.Combine(folder.FullName, "shadow.db")}" };
        using (var service = new Service("Development", new Dictionary<string, string> { ["Store:Connection"] = settings.Connection }))
        {
            service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
            service.Challenge("tiny", 2);
            await UntilShadowedAsync(service);
            await service.ScoreAsync("""{"caseId":"a, \"quoted\" case","asOf":"2026-06-30T14:00:00Z","moment":"arrival","features":{"visits":3}}""");
            await service.ScoreAsync("""{"features":{"visits":3}}""");
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, await StoreCommands.RunAsync(["store", "predictions", "--model", "tiny", "--version", "1", "--to", "answered.csv"], settings, folder.FullName, output, error));
        Assert.Equal(0, await StoreCommands.RunAsync(["store", "predictions", "--model", "tiny", "--version", "2", "--shadow", "--to", "shadow.csv"], settings, folder.FullName, output, error));
        Assert.Equal(2, await StoreCommands.RunAsync(["store", "predictions", "--model", "tiny"], settings, folder.FullName, output, error));

        Assert.Equal(1, await StoreCommands.RunAsync(["store", "predictions", "--model", "tiny", "--version", "3", "--to", "none.csv"], settings, folder.FullName, output, error));
        Assert.Contains("holds no prediction of a case by tiny version 3", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.FullName, "none.csv")));

        var (answered, shadow) = (Rows("answered.csv"), Rows("shadow.csv"));
        Assert.Equal(["c1 closure cross", "c1 closure gone", "a, \"quoted\" case arrival gone"], answered.Keys.OrderByDescending(key => key[0]).ThenBy(key => key, StringComparer.Ordinal));
        Assert.Equal(answered.Keys.Order(StringComparer.Ordinal), shadow.Keys.Order(StringComparer.Ordinal));
        Assert.All(shadow.Where(row => row.Key.EndsWith("gone", StringComparison.Ordinal)), row => Assert.True(row.Value > answered[row.Key]));
        folder.Delete(recursive: true);

        Dictionary<string, double> Rows(string file)
        {
            using var table = Predictor.Cases.Tables.CsvTable.Open(Path.Combine(folder.FullName, file));
            var rows = new Dictionary<string, double>();
            while (table.Read())
            {
                rows.Add($"{table[table.Find("case_id")]} {table[table.Find("moment")]} {table[table.Find("outcome")]}", double.Parse(table[table.Find("probability")], System.Globalization.CultureInfo.InvariantCulture));
            }

            return rows;
        }
    }

    /// <summary>Scores cases until one is scored by the challenger: from then on it is known to be there.</summary>
    private static async Task<System.Text.Json.JsonElement> UntilShadowedAsync(Service service)
    {
        for (var attempt = 0; attempt < 1_200; attempt++)
        {
            var answer = await service.ScoreAsync(Case.Replace("13:00:00Z", $"13:00:00.{attempt:0000}Z", StringComparison.Ordinal));
            await Task.Delay(50, TestContext.Current.CancellationToken);
            if ((await ShadowsAsync(service, 2)).Any(each => each.ShadowOf == answer.GetProperty("predictionId").GetString()))
                return answer;
        }

        throw new InvalidOperationException("No case was scored in the shadow within a minute.");
    }

    private static async Task<List<Prediction>> ShadowsAsync(Service service, int version)
    {
        var found = new List<Prediction>();
        await foreach (var prediction in service.Services.GetRequiredService<LiveStore>().Current!.ReadPredictionsAsync("tiny", version, isShadow: true, TestContext.Current.CancellationToken))
        {
            found.Add(prediction);
        }

        return found;
    }
}
