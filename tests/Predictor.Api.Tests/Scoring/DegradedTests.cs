using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Tests.Models;
using Predictor.Tests;

namespace Predictor.Api.Tests.Scoring;

/// <summary>Whatever is missing, an answer comes and says what it had to do without.</summary>
public sealed class DegradedTests
{
    private const string Case = """{"caseId":"c","customerId":"k","features":{"visits":3,"queueing":700}}""";

    private static readonly Dictionary<string, string> Brightwater = new()
    {
        ["Models:Folder"] = Repository.PathTo("models"),
        ["Models:Default"] = "brightwater",
        ["Store:HistoryMilliseconds"] = "60000",
    };

    [Fact]
    public async Task A_champion_before_answers_for_one_that_cannot_be_read_at_the_start()
    {
        using var service = new Service("Development", models: self =>
        {
            self.Publish(TinyModel.Make("tiny", baseMargin: 1));
            self.Break("tiny", 2, "gone.closure.forest.json");
        });

        var answer = await service.ScoreAsync(Case);
        var health = Service.Json(await service.Client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));

        Assert.Equal(1, answer.GetProperty("model").GetProperty("version").GetInt32());
        Assert.Equal(["earlierVersion"], Causes(answer));
        Assert.Equal("Version 2 cannot be read; version 1, a champion before it, answers.", answer.GetProperty("degraded")[0].GetProperty("words").GetString());
        Assert.True(answer.GetProperty("recorded").GetBoolean());
        Assert.Equal(("ready", "earlierVersion"), (health.GetProperty("status").GetString(), health.GetProperty("degraded").GetString()));
        Assert.Contains("degraded_scores_total{cause=\"earlierVersion\"}", await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("closure", 2)]
    [InlineData("arrival", 1)]
    public async Task Base_rates_answer_where_no_champion_can_be_read_at_the_start(string moment, int outcomes)
    {
        using var service = new Service("Development", models: self => self.Break("tiny", 1, "gone.closure.forest.json"));

        var answer = await service.ScoreAsync(Case, $"/v1/score?moment={moment}");
        using var batch = await service.PostAsync("/v1/score/batch", Case + "\n" + Case);

        Assert.Equal(["baseRate"], Causes(answer));
        Assert.Equal(outcomes, answer.GetProperty("outcomes").GetArrayLength());
        Assert.All(answer.GetProperty("outcomes").EnumerateArray(), outcome => Assert.Equal(0.1, outcome.GetProperty("probability").GetDouble(), 12));
        Assert.All(answer.GetProperty("outcomes").EnumerateArray(), outcome => Assert.Empty(outcome.GetProperty("reasons").EnumerateArray()));
        Assert.All((await batch.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal(["baseRate"], Causes(Service.Json(line))));
    }

    [Fact]
    public async Task A_broken_policy_at_the_start_leaves_bands_and_no_action()
    {
        using var service = new Service("Development", models: self => File.WriteAllText(Path.Combine(self.Registry.Folder, "tiny", "policy.json"), "{"));

        var answer = await service.ScoreAsync(Case);

        Assert.Equal(["defaultPolicy"], Causes(answer));
        Assert.NotEmpty(answer.GetProperty("outcomes")[0].GetProperty("band").GetProperty("name").GetString()!);
    }

    [Fact]
    public async Task Where_nothing_is_known_of_a_model_the_caller_is_told_when_to_ask_again()
    {
        using var service = new Service("Development", models: self => self.Break("tiny", 1, "manifest.json"));

        using var response = await service.PostAsync("/v1/score", Case);

        await Service.ProblemAsync(response, 503);
        Assert.NotEmpty(response.Headers.GetValues("Retry-After"));
    }

    [Fact]
    public async Task A_moment_that_the_model_does_not_predict_is_answered_as_at_the_other_and_an_outcome_it_lacks_by_its_base_rate()
    {
        var whole = TinyModel.Make("closed");
        using var service = new Service("Development", models: self =>
        {
            self.Publish("early", arrivalOnly: true);
            self.Publish(TinyModel.With(whole, whole.Outcomes[1], whole.Outcomes[2]));
        });

        var early = await service.ScoreAsync(Case.Replace("\"features\"", "\"moment\":\"closure\",\"features\"", StringComparison.Ordinal), "/v1/models/early/score");
        var arrival = await service.ScoreAsync(Case, "/v1/models/closed/score?moment=arrival");
        var unsaid = await service.ScoreAsync("""{"caseId":"c","features":{"visits":3}}""", "/v1/models/closed/score");

        Assert.Equal(("arrival", "momentNotPredicted"), (early.GetProperty("moment").GetString(), Assert.Single(Causes(early))));
        Assert.Equal("arrival", arrival.GetProperty("moment").GetString());
        Assert.Equal(["momentNotModelled", "momentNotModelled"], Causes(arrival));
        Assert.Equal(0.1, arrival.GetProperty("outcomes")[0].GetProperty("probability").GetDouble(), 12);
        Assert.Equal("closure", unsaid.GetProperty("moment").GetString());
        Assert.Empty(Causes(unsaid));
    }

    [Fact]
    public async Task History_and_record_that_cannot_be_had_are_named()
    {
        var blocked = Directory.CreateTempSubdirectory("predictor-blocked-").FullName;
        using (var service = new Service("Development", new Dictionary<string, string>(Brightwater) { ["Store:Connection"] = $"Data Source={blocked}" }))
        {
            Assert.Equal(["historyUnavailable", "storeUnavailable"], Causes(await service.ScoreAsync("""{"caseId":"c","customerId":"k","features":{}}""")));
        }

        Directory.Delete(blocked);
    }

    [Fact]
    public async Task A_store_whose_tables_are_gone_is_no_failure_of_the_service()
    {
        var folder = Directory.CreateTempSubdirectory("predictor-gone-");
        var file = Path.Combine(folder.FullName, "gone.db");
        using (var service = new Service("Development", new Dictionary<string, string>(Brightwater) { ["Store:Connection"] = $"Data Source={file}" }))
        {
            await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
            {
                await connection.OpenAsync(TestContext.Current.CancellationToken);
                await using var command = connection.CreateCommand();
                command.CommandText = "DROP TABLE prediction; DROP TABLE interaction";
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }

            var answer = await service.ScoreAsync("""{"caseId":"c","customerId":"k","asOf":"2026-06-30T12:00:00Z","features":{}}""");

            Assert.Equal(["historyUnavailable", "storeUnavailable"], Causes(answer));
            Assert.False(answer.GetProperty("recorded").GetBoolean());
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task History_that_comes_too_late_is_not_waited_for()
    {
        using var service = new Service("Development", Brightwater, services => services.AddSingleton<TimeProvider>(new ImpatientClock()));
        await service.ScoreAsync("""{"caseId":"before","customerId":"k","openedAt":"2026-06-01T10:00:00Z"}""", "/v1/interactions");

        var answer = await service.ScoreAsync("""{"caseId":"c","customerId":"k","asOf":"2026-06-30T12:00:00Z","features":{}}""");

        Assert.Equal(["historySlow"], Causes(answer));
        Assert.True(answer.GetProperty("recorded").GetBoolean());
    }

    private static IEnumerable<string?> Causes(JsonElement answer) =>
        answer.TryGetProperty("degraded", out var degraded) ? degraded.EnumerateArray().Select(each => each.GetProperty("cause").GetString()) : [];

    /// <summary>Whatever is waited for once is over at once.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, period == Timeout.InfiniteTimeSpan ? period : dueTime, period);
            if (period == Timeout.InfiniteTimeSpan)
                callback(state);
            return timer;
        }
    }
}
