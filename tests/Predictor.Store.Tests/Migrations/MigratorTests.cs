using Predictor.Store.Databases;
using Predictor.Store.Migrations;

namespace Predictor.Store.Tests.Migrations;

public sealed class MigratorTests
{
    private static readonly Migration First = new(1, "first", "CREATE TABLE one (id {whole}, text TEXT, blob_of {bytes}, part {real});");
    private static readonly Migration Second = new(2, "second", "ALTER TABLE one ADD COLUMN more {whole};");

    [Fact]
    public void The_migrations_that_ship_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Number));

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Only_what_is_lacking_is_applied(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = StoreDatabase.Of(place.Connection);

        Assert.Equal(1, await Apply(store, First));
        Assert.Equal(1, await Apply(store, First, Second));
        Assert.Equal(0, await Apply(store, First, Second));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_step_that_fails_leaves_nothing_behind(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = StoreDatabase.Of(place.Connection);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Apply(store, First, new Migration(2, "broken", "ALTER TABLE nothing ADD COLUMN more {whole};")));

        Assert.Equal(2, await Apply(store, First, Second));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Tables_of_a_newer_program_or_of_other_steps_are_refused(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = StoreDatabase.Of(place.Connection);
        await Apply(store, First, Second);

        var newer = await Assert.ThrowsAsync<StoreException>(() => Apply(store, First));
        var other = await Assert.ThrowsAsync<StoreException>(() => Apply(store, First with { Sql = "SELECT 1;" }, Second));

        Assert.Contains("has 2 migrations, the last 'second'; this program knows 1", newer.Message, StringComparison.Ordinal);
        Assert.Contains("another migration 1 ('first')", other.Message, StringComparison.Ordinal);
    }

    private static Task<int> Apply(IStoreDatabase store, params Migration[] migrations) =>
        Migrator.ApplyAsync(store, migrations, TimeProvider.System, TestContext.Current.CancellationToken);
}
