using Predictor.Store.Views;

namespace Predictor.Store.Tests.Views;

/// <summary>Searches that people keep, on both databases.</summary>
public sealed class ViewTests
{
    private const int Most = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_view_is_its_owners_alone_and_is_replaced_by_its_name(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        Assert.Equal(ViewKept.Yes, await KeepAsync(store, "maya", "Högrisk", "?band=high", 1));
        Assert.Equal(ViewKept.Yes, await KeepAsync(store, "maya", "Mine", "?owner=me", 2));
        Assert.Equal(ViewKept.Yes, await KeepAsync(store, "tom", "Mine", "?q=x", 3));
        Assert.Equal(ViewKept.TooMany, await KeepAsync(store, "maya", "Third", "?q=y", 4));
        Assert.Equal(ViewKept.Yes, await KeepAsync(store, "maya", "Mine", "?owner=me&age=day", 5));

        Assert.Equal([new KeptView("Högrisk", "?band=high"), new KeptView("Mine", "?owner=me&age=day")], await store.ReadViewsAsync("maya", Cancellation));
        Assert.Equal([new KeptView("Mine", "?q=x")], await store.ReadViewsAsync("tom", Cancellation));
        Assert.Empty(await store.ReadViewsAsync("nobody", Cancellation));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task It_is_called_otherwise_and_taken_out(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await KeepAsync(store, "maya", "One", "?q=1", 1);
        await KeepAsync(store, "maya", "Two", "?q=2", 2);
        await KeepAsync(store, "tom", "Three", "?q=3", 3);

        Assert.Equal(ViewKept.Taken, await store.RenameViewAsync("maya", "One", "Two", Cancellation));
        Assert.Equal(ViewKept.Yes, await store.RenameViewAsync("maya", "One", "One", Cancellation));
        Assert.Equal(ViewKept.Yes, await store.RenameViewAsync("maya", "One", "Three", Cancellation));
        Assert.Equal(ViewKept.Unknown, await store.RenameViewAsync("maya", "One", "Four", Cancellation));
        Assert.Equal(ViewKept.Unknown, await store.RemoveViewAsync("maya", "One"));
        Assert.Equal(ViewKept.Yes, await store.RemoveViewAsync("maya", "Two"));

        Assert.Equal(["Three"], (await store.ReadViewsAsync("maya", Cancellation)).Select(view => view.Name));
        Assert.Single(await store.ReadViewsAsync("tom", Cancellation));
    }

    private static Task<ViewKept> KeepAsync(RecordStore store, string user, string name, string query, int second) =>
        store.KeepViewAsync(user, new KeptView(name, query), DateTimeOffset.FromUnixTimeSeconds(second), Most);

    private static Task<RecordStore> OpenAsync(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.Message), Cancellation);
}
