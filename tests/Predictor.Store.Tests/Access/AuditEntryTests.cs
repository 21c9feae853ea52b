using Predictor.Store.Access;
using Predictor.Store.Keeping;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Access;

/// <summary>The same of the audit on both databases.</summary>
public sealed class AuditEntryTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Entries_come_newest_first_a_page_at_a_time(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        // Two of each millisecond, so that pages end between entries of one time.
        AuditEntry[] entries = [.. Enumerable.Range(0, 20).Select(i => Entry($"POST /{i}") with { At = Start.AddMilliseconds(i / 2) })];
        foreach (var entry in entries)
        {
            Assert.Equal(Recorded.Yes, await store.RecordAsync([entry]));
        }

        var read = new List<AuditEntry>();
        AuditPosition? after = null;
        while (await store.ReadAuditAsync(Start, Start.AddMilliseconds(8), after, 3, Cancellation) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, 3);
            read.AddRange(page);
            after = new AuditPosition(page[^1].At.ToUnixTimeMilliseconds(), page[^1].Id);
        }

        Assert.Equal(entries.Take(16).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id, StringComparer.Ordinal), read);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_entry_is_committed_with_what_it_tells_of_or_not_at_all(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        var full = Entry("POST /v1/interactions") with { Target = "t", Status = 200, Count = 1, TraceId = "4bf92f3577b34da6a3ce929d0e0e4736" };

        Assert.Equal(Recorded.Yes, await store.RecordAsync([new Interaction { CaseId = "k1", CustomerId = "c1", OpenedAt = 1 }], full));
        await Assert.ThrowsAnyAsync<Exception>(() => store.RecordAsync([new Interaction { CaseId = null!, CustomerId = "c2", OpenedAt = 1 }], Entry("POST /v1/interactions")));

        Assert.Equal(full, Assert.Single(await store.ReadAuditAsync(Start, DateTimeOffset.MaxValue, null, 10, Cancellation)));
        Assert.Single((await store.ReadCustomerAsync("c1", 5, Cancellation)).Interactions);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Old_entries_age_out(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.RecordAsync([Entry("old"), Entry("new") with { At = Start.AddDays(2) }]);

        Assert.Equal((Recorded.Yes, true), await store.EraseOldAsync(KeptFor.Audit, Start.AddDays(1)));

        Assert.Equal("new", Assert.Single(await store.ReadAuditAsync(Start, DateTimeOffset.MaxValue, null, 10, Cancellation)).Action);
    }

    private static AuditEntry Entry(string action) => new() { At = Start, ByKind = "key", ById = "4f9k2m7qab", ByName = "router", Action = action };

    private static Task<RecordStore> OpenAsync(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);
}
