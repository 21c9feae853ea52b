using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Access;

/// <summary>The same of keys on both databases.</summary>
public sealed class KeyRecordTests
{
    private static readonly DateTimeOffset Made = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private static AuditEntry Audit => new() { At = Made, ByKind = "command", ById = "ops", ByName = "ops", Action = "keys create" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_key_comes_back_as_it_was_kept(string database)
    {
        using var place = StorePlace.Of(database);
        var limited = Key("k1") with { ExpiresAt = Made.AddDays(90), RequestsPerSecond = 50, Concurrent = 0 };
        await using (var store = await OpenAsync(place))
        {
            Assert.Equal(Recorded.Yes, await store.AddKeyAsync(limited, Audit));
            Assert.Equal(Recorded.Yes, await store.AddKeyAsync(Key("k2") with { MadeAt = Made.AddSeconds(1) }, Audit));
        }

        await using var again = await OpenAsync(place);
        var kept = await again.ReadKeysAsync(Cancellation);
        Assert.Equal(limited with { Hash = kept[0].Hash, Scopes = kept[0].Scopes }, kept[0]);
        Assert.Equal(limited.Hash, kept[0].Hash);
        Assert.Equal(limited.Scopes, kept[0].Scopes);
        Assert.Equal((null, null, null, null), (kept[1].ExpiresAt, kept[1].RevokedAt, kept[1].RequestsPerSecond, kept[1].LastUsedAt));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_key_is_revoked_once_and_its_last_use_never_goes_back(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.AddKeyAsync(Key("k1"), Audit);
        await store.AddKeyAsync(Key("k2"), Audit);

        await store.RevokeKeyAsync("k1", Made.AddHours(1), "key a (ops)", Audit);
        await store.RevokeKeyAsync("k1", Made.AddHours(2), "key b (else)", Audit);
        foreach (var minute in (int[])[5, 3])
        {
            Assert.Equal(Recorded.Yes, await store.RecordUseAsync([KeyValuePair.Create("k1", Made.AddMinutes(minute)), KeyValuePair.Create("gone", Made)]));
        }

        var kept = await store.ReadKeysAsync(Cancellation);
        Assert.Equal((Made.AddHours(1), "key a (ops)", Made.AddMinutes(5)), (kept[0].RevokedAt, kept[0].RevokedBy, kept[0].LastUsedAt));
        Assert.Equal((null, null, null), (kept[1].RevokedAt, kept[1].RevokedBy, kept[1].LastUsedAt));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Protection_keys_are_kept_once_oldest_first(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        Assert.Equal(Recorded.Yes, await store.AddProtectionKeyAsync("b", "<key>1</key>", Made));
        Assert.Equal(Recorded.Yes, await store.AddProtectionKeyAsync("a", "<key>2</key>", Made.AddDays(1)));
        Assert.Equal(Recorded.Yes, await store.AddProtectionKeyAsync("b", "<key>3</key>", Made.AddDays(2)));

        Assert.Equal(["<key>1</key>", "<key>2</key>"], await store.ReadProtectionKeysAsync(Cancellation));
    }

    private static KeyRecord Key(string id) => new()
    {
        Id = id,
        Name = "router",
        Hash = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 8))],
        Scopes = ["score", "record"],
        MadeAt = Made,
        MadeBy = "command ops",
    };

    private static Task<RecordStore> OpenAsync(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);
}
