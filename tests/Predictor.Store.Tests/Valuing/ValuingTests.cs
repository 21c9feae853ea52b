using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Tests.Lines;
using Predictor.Store.Valuing;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Valuing;

/// <summary>Lines valued anew by another policy, on both databases.</summary>
public sealed class ValuingTests
{
    private static readonly ValuingPolicy First = new("tiny", 1, "first", "gone");
    private static readonly ValuingPolicy Second = new("tiny", 2, "second", "gone");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_000);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_stands_is_valued_anew_and_what_a_crash_left_over_is_taken_up(string database)
    {
        using var place = StorePlace.Of(database);
        await using (var store = await OpenAsync(place))
        {
            foreach (var customer in (string[])["a", "b", "c"])
            {
                await store.RecordAsync([By(First, Scored.Of(customer, $"case-{customer}", 0.6, 100))]);
            }

            await store.ActAsync(LineId.OfCustomer("c"), null, new LineAct.Do(null, null, null), new LinePerson("maya", "Maya"), _ => true, null, Cancellation);
            await store.BeginValuingAsync(First, Now);
            Assert.Empty(await store.ReadStaleLinesAsync(First, 10, Cancellation));
            await store.EndValuingAsync(First, Now);
            Assert.Equal(new LineValuation(1, "first", Now), await store.ReadValuationAsync("tiny", Cancellation));

            // One of two, and then nothing more.
            await store.BeginValuingAsync(Second, Now);
            Assert.Null((await store.ReadValuationAsync("tiny", Cancellation))!.DoneAt);
            Assert.Equal((Recorded.Yes, 1), await store.RevalueAsync(Second, [.. (await store.ReadStaleLinesAsync(Second, 1, Cancellation)).Select(Halved)], [], Now));
        }

        await using var again = await OpenAsync(place);
        await again.BeginValuingAsync(Second, Now.AddHours(1));
        var left = await again.ReadStaleLinesAsync(Second, 10, Cancellation);
        Assert.Equal((1, 0.6, 1_000.0), (left.Count, left[0].Probability, left[0].Worth));
        Assert.Equal((Recorded.Yes, 1), await again.RevalueAsync(Second, [Halved(left[0])], [], Now));
        Assert.Empty(await again.ReadStaleLinesAsync(Second, 10, Cancellation));

        // What people see and did stays: the edition, the reasons, what has ended.
        foreach (var customer in (string[])["a", "b"])
        {
            var line = (await again.ReadLineAsync(LineId.OfCustomer(customer), Cancellation))!;
            Assert.Equal((new LineValue(2, 1_000, 300, 30, "credit"), 1, 2, 1L), (line.Value, line.Band, line.SecondBand, line.Edition));
            Assert.Equal("0.6 visits", line.Reasons[0].Words);
        }

        Assert.Equal(1, (await again.ReadLineAsync(LineId.OfCustomer("c"), Cancellation))!.Value.PolicyVersion);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_policy_that_took_effect_last_counts_whoever_goes_by_another(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await using var other = await OpenAsync(place);
        await store.RecordAsync([By(First, Scored.Of("a", "c1", 0.6, 100))]);
        await store.BeginValuingAsync(Second, Now);
        var seen = await store.ReadStaleLinesAsync(Second, 10, Cancellation);
        await other.BeginValuingAsync(First, Now);

        Assert.Equal((Recorded.Yes, 0), await store.RevalueAsync(Second, [Halved(seen[0])], [], Now));
        await store.EndValuingAsync(Second, Now);
        Assert.Equal(new LineValuation(1, "first", null), await store.ReadValuationAsync("tiny", Cancellation));
        Assert.Equal(600, (await store.ReadLineAsync(LineId.OfCustomer("a"), Cancellation))!.Value.AtStake);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_score_meanwhile_stands_as_it_was_valued(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.RecordAsync([By(First, Scored.Of("a", "c1", 0.6, 100))]);
        await store.BeginValuingAsync(Second, Now);
        var seen = await store.ReadStaleLinesAsync(Second, 10, Cancellation);
        await store.RecordAsync([By(Second, Scored.Of("a", "c2", 0.9, 200))]);

        Assert.Equal((Recorded.Yes, 0), await store.RevalueAsync(Second, [Halved(seen[0])], [], Now));
        Assert.Equal((0.9, 900.0), ((await LineAsync(store)).Probability, (await LineAsync(store)).Value.AtStake));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_another_value_outcome_the_answer_says_it_and_where_it_does_not_the_line_ends(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.RecordAsync([By(First, Scored.Of("a", "c1", 0.6, 100) with { Answer = """{"outcomes":[]}"""u8.ToArray() })]);
        var policy = Second with { ValueOutcome = "back" };
        await store.BeginValuingAsync(policy, Now);
        var seen = Assert.Single(await store.ReadStaleLinesAsync(policy, 10, Cancellation));
        Assert.Equal(("""{"outcomes":[]}""", "a", "c1"), (seen.Answer, seen.CustomerId, seen.CaseId));

        var revalued = Halved(seen) with { Answered = new AnsweredLine(0.2, null, [new LineReason("age", "Ärger")]) };
        Assert.Equal((Recorded.Yes, 1), await store.RevalueAsync(policy, [revalued], [], Now));
        var line = await LineAsync(store);
        Assert.Equal((0.2, null, "Ärger", 1), (line.Probability, line.SecondProbability, line.Reasons[0].Words, line.Reasons.Count));
        Assert.Equal(1, (await store.CountLinesAsync(new LineQuery { Now = Now, Search = "arger" }, Cancellation)).Lines);

        var third = policy with { Stamp = "third", ValueOutcome = "other" };
        await store.BeginValuingAsync(third, Now);
        Assert.Equal((Recorded.Yes, 1), await store.RevalueAsync(third, [], await store.ReadStaleLinesAsync(third, 10, Cancellation), Now));
        Assert.Equal((LineEnd.Fell, 2L), ((await LineAsync(store)).Ended, (await LineAsync(store)).Edition));
    }

    private static Prediction By(ValuingPolicy policy, Prediction prediction) =>
        prediction with { Line = prediction.Line! with { PolicyStamp = policy.Stamp, ValueOutcome = policy.ValueOutcome } };

    private static RevaluedLine Halved(StaleLine line) => new(line, new LineValue(2, line.Worth, 300, 30, "credit"), 1, 2, null);

    private static async Task<Line> LineAsync(RecordStore store) => (await store.ReadLineAsync(LineId.OfCustomer("a"), Cancellation))!;

    private static Task<RecordStore> OpenAsync(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.Message), Cancellation);
}
