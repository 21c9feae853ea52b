namespace Predictor.Api.Tests.Metering;

public sealed class MeteringTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Meters are the process's, so other tests' services count too.</summary>
    [Fact]
    public async Task What_was_answered_and_kept_is_counted_and_timed_without_naming_anybody()
    {
        using var service = new Service();
        await service.ScoreAsync("""{"caseId":"secret-case","customerId":"secret-customer","features":{"visits":3,"topic":"secret-topic"}}""");
        await service.ScoreAsync("""{"caseId":"secret-case","customerId":"secret-customer","openedAt":"2026-06-01T10:00:00Z"}""", "/v1/interactions");

        var text = await service.Client.GetStringAsync("/metrics", Cancellation);

        Assert.Contains("predictor_scores_total{band=", text, StringComparison.Ordinal);
        Assert.Contains(""",model="tiny",outcome="gone",version="1"} """, text, StringComparison.Ordinal);
        Assert.Contains("""predictor_score_stage_seconds_bucket{stage="score",le=""", text, StringComparison.Ordinal);
        Assert.Contains("""predictor_records_total{kind="interactions",result="kept"}""", text, StringComparison.Ordinal);
        Assert.Contains("predictor_store_open ", text, StringComparison.Ordinal);
        Assert.Contains("predictor_next_key_ends_in_seconds +Inf\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_they_are_not_shown()
    {
        using var service = new Service("Production");

        using var response = await service.Client.GetAsync("/metrics", Cancellation);

        Assert.Equal(401, (int)response.StatusCode);
    }
}
