using Predictor.Store.Lines;

namespace Predictor.Store.Tests.Lines;

/// <summary>A page and its totals out of one look, in every order and direction, on both databases.</summary>
public sealed class LineSearchTests
{
    private const int Lines = 23;
    private const int Page = 5;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_000);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Pages_follow_each_other_and_their_totals_are_those_of_all(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.Message), Cancellation);
        for (var i = 0; i < Lines; i++)
        {
            // Some are equal in what they are sorted by, and some hold other words.
            await store.RecordAsync([Scored.Of($"k{i:00}", $"c{i}", 0.5 + (i % 7 * 0.05), 100 + (i % 3), worth: 1_000 - (i % 4 * 100), queue: i % 2 == 0 ? "billing" : "moving", reason: i % 5 == 0 ? "wait" : "visits")]);
        }

        foreach (var order in Enum.GetValues<LineOrder>())
        {
            foreach (var (isSecond, isAscending, search, queue) in ((bool, bool, string?, string?)[])
                [(false, false, "visits", null), (false, true, "VISITS", "billing"), (true, false, "anne", null), (false, false, null, "moving"), (true, true, null, null), (false, false, "nobody", null)])
            {
                var query = new LineQuery { Now = Now, Order = order, IsSecond = isSecond, IsAscending = isAscending, Search = search, Queues = queue is null ? [] : [queue] };
                var all = await store.ReadLinesAsync(query, null, Lines, Cancellation);
                var totals = await store.CountLinesAsync(query, Cancellation);
                Assert.Equal((totals.Lines, all.Lines.Sum(line => line.Value.AtStake)), (all.Lines.Count, totals.AtStake), (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-6);

                var paged = new List<string>();
                LinePosition? after = null;
                do
                {
                    var (page, sum) = await store.ReadLinesWithTotalsAsync(query, after, Page, Cancellation);
                    Assert.Equal((totals.Lines, totals.AtStake, totals.Gain), (sum.Lines, sum.AtStake, sum.Gain), (one, other) => one.Lines == other.Lines && Math.Abs(one.AtStake - other.AtStake) < 1e-6 && Math.Abs(one.Gain - other.Gain) < 1e-6);
                    paged.AddRange(page.Lines.Select(line => line.Id));
                    after = page.Next;
                }
                while (after is not null);
                Assert.Equal(all.Lines.Select(line => line.Id), paged);
            }
        }
    }
}
