using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Scoring;

namespace Predictor.Api.Tests.Scoring;

/// <summary>With a clock that moves on by itself whenever it is looked at: no test waits, none measures.</summary>
public sealed class DeadlineTests
{
    private const string Case = """{"caseId":"c","customerId":"k","features":{"visits":3,"queueing":700}}""";

    [Theory]
    [InlineData(0, 50)]
    [InlineData(20, 30)]
    [InlineData(50, 0)]
    [InlineData(90, 0)]
    public void What_is_left_of_a_share_falls_to_zero_and_stays(int passed, int left)
    {
        var clock = new StepClock(TimeSpan.FromMilliseconds(passed));
        var deadline = new Deadline(clock, clock.GetTimestamp(), TimeSpan.FromMilliseconds(100));

        Assert.Equal(left, deadline.Left(Deadline.History).TotalMilliseconds);
    }

    /// <summary>Looked at when the request comes, before reasons and before the record: the model has no history.</summary>
    [Theory]
    [InlineData(100, 5, "")]
    [InlineData(100, 40, "")]
    [InlineData(100, 46, "deadlineRecord")]
    [InlineData(100, 80, "deadlineReasons,deadlineRecord")]
    [InlineData(10, 80, "deadlineReasons,deadlineRecord")]
    [InlineData(1, 80, "deadlineReasons,deadlineRecord")]
    [InlineData(1_000, 80, "")]
    public async Task What_does_not_fit_is_left_out_and_named_reasons_before_the_record(int deadline, int step, string causes)
    {
        using var service = Started(new StepClock(TimeSpan.FromMilliseconds(step)));

        var answer = await service.ScoreAsync(Case, $"/v1/score?shape=flat&deadlineMs={deadline}");

        Assert.Equal(causes, answer.GetProperty("degraded").GetString());
        Assert.Equal(causes.Length == 0 ? "true" : "false", answer.GetProperty("recorded").GetString());
        Assert.Equal(causes.Contains("Reasons", StringComparison.Ordinal), answer.GetProperty("gone_reason1").GetString() == "");
        Assert.NotEmpty(answer.GetProperty("gone_probability").GetString()!);
        Assert.NotEmpty(answer.GetProperty("predictionId").GetString()!);
    }

    [Fact]
    public async Task History_that_cannot_fit_is_not_begun()
    {
        using var service = new Service(
            "Development",
            new Dictionary<string, string> { ["Models:Folder"] = Predictor.Tests.Repository.PathTo("models"), ["Models:Default"] = "brightwater", ["Store:HistoryMilliseconds"] = "60000" },
            services => services.AddSingleton<TimeProvider>(new StepClock(TimeSpan.FromMilliseconds(30))));
        await service.ScoreAsync("""{"caseId":"before","customerId":"k","openedAt":"2026-06-01T10:00:00Z"}""", "/v1/interactions");
        const string Body = """{"caseId":"c","customerId":"k","asOf":"2026-06-10T10:00:00Z","features":{}}""";

        var late = await service.ScoreAsync(Body, "/v1/score?shape=flat&deadlineMs=50");
        var early = await service.ScoreAsync(Body, "/v1/score?shape=flat&deadlineMs=60000");

        Assert.Equal("deadlineHistory,deadlineReasons,deadlineRecord", late.GetProperty("degraded").GetString());
        Assert.Contains("contacts_30d", late.GetProperty("missing").GetString(), StringComparison.Ordinal);
        Assert.Equal("", early.GetProperty("degraded").GetString());
        Assert.DoesNotContain("contacts_30d", early.GetProperty("missing").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_says_it_too_and_the_shorter_counts()
    {
        using var service = Started(new StepClock(TimeSpan.FromMilliseconds(80)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score?shape=flat&deadlineMs=60000") { Content = new StringContent(Case) };
        request.Headers.Add("X-Deadline-Ms", "100");
        using var wrong = new HttpRequestMessage(HttpMethod.Post, "/v1/score") { Content = new StringContent(Case) };
        wrong.Headers.Add("X-Deadline-Ms", "soon");

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var refused = await service.Client.SendAsync(wrong, TestContext.Current.CancellationToken);

        var answer = Service.Json(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("deadlineReasons,deadlineRecord", answer.GetProperty("degraded").GetString());
        var problem = await Service.ProblemAsync(refused, 400);
        Assert.Equal("X-Deadline-Ms", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_record_that_the_disk_holds_up_is_not_waited_for_and_still_made()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = Path.Combine(Directory.CreateTempSubdirectory("predictor-held-").FullName, "held.db");
        using var service = new Service("Development", new Dictionary<string, string> { ["Store:Connection"] = $"Data Source={file}" });
        System.Text.Json.JsonElement answer;
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            // Whoever writes waits while another transaction does.
            await connection.OpenAsync(cancellation);
            await using var held = connection.BeginTransaction(deferred: false);
            answer = await service.ScoreAsync(Case, "/v1/score?deadlineMs=20");
            await held.RollbackAsync(cancellation);
        }

        Assert.False(answer.GetProperty("recorded").GetBoolean());
        Assert.Equal("deadlineRecord", Assert.Single(answer.GetProperty("degraded").EnumerateArray()).GetProperty("cause").GetString());
        var kept = await service.ScoreAsync("""{"caseId":"later","features":{}}""");
        Assert.True(kept.GetProperty("recorded").GetBoolean());
        using var of = await service.Client.GetAsync("/v1/scores/c", cancellation);
        var score = Assert.Single(Service.Json(await of.Content.ReadAsStringAsync(cancellation)).GetProperty("scores").EnumerateArray());
        Assert.Equal(answer.GetProperty("predictionId").GetString(), score.GetProperty("predictionId").GetString());
    }

    private static Service Started(TimeProvider clock) => new("Development", services: services => services.AddSingleton(clock));

    /// <summary>Its timestamps are a step apart, and nobody waits in vain while it is not looked at.</summary>
    private sealed class StepClock(TimeSpan step) : TimeProvider
    {
        private long _looks;

        /// <summary>What repeats is the system's; what is due once never is.</summary>
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, period == Timeout.InfiniteTimeSpan ? period : dueTime, period);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;
    }
}
