using System.Data.Common;
using Microsoft.Data.Sqlite;
using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Writing;

public sealed class WriteQueueTests
{
    private static readonly Statement Insert = new("INSERT INTO item (id) VALUES ($1)", [CellKind.Whole]);

    [Fact]
    public async Task A_write_that_the_database_refuses_takes_no_other_with_it()
    {
        using var place = StorePlace.Of("SQLite");
        await using var database = await Items(place);
        await using var queue = new WriteQueue(database, 100, _ => { });

        Task<Recorded>[] writes = [.. ((long[])[1, 2, 1, 3]).Select(id => queue.WriteAsync(Write(id)))];

        Assert.Equal(Recorded.Yes, await writes[0]);
        Assert.Equal(Recorded.Yes, await writes[1]);
        await Assert.ThrowsAsync<SqliteException>(() => writes[2]);
        Assert.Equal(Recorded.Yes, await writes[3]);
        Assert.Equal(3, await Count(database));
    }

    [Fact]
    public async Task The_rows_of_one_write_are_all_written_or_none()
    {
        using var place = StorePlace.Of("SQLite");
        await using var database = await Items(place);
        await using var queue = new WriteQueue(database, 100, _ => { });

        await Assert.ThrowsAsync<SqliteException>(() => queue.WriteAsync(new StoreWrite([(Insert, [7L]), (Insert, [8L]), (Insert, [7L])])));

        Assert.Equal(0, await Count(database));
    }

    [Fact]
    public async Task What_does_not_fit_the_queue_is_refused_at_once_and_what_waits_is_written_later()
    {
        using var place = StorePlace.Of("SQLite");
        await using var database = await Items(place);
        Task<Recorded>[] waiting;
        await using (var queue = new WriteQueue(database, 2, _ => { }))
        {
            await using var blocking = await database.OpenAsync(TestContext.Current.CancellationToken);
            await using (await database.BeginAloneAsync(blocking, TestContext.Current.CancellationToken))
            {
                // The writer takes some and waits for the lock; then two more fit.
                waiting = [.. Enumerable.Range(0, 50).Select(id => queue.WriteAsync(Write(id)))];
                Assert.Contains(waiting, write => write.IsCompletedSuccessfully && write.Result == Recorded.QueueFull);
                Assert.InRange(queue.Depth, 0, 2);
            }
        }

        var written = await Task.WhenAll(waiting);
        Assert.Equal(written.Count(each => each == Recorded.Yes), await Count(database));
        Assert.All(written, each => Assert.NotEqual(Recorded.Unavailable, each));
        Assert.Contains(Recorded.Yes, written);
    }

    [Fact]
    public async Task While_the_database_is_away_writes_are_said_to_be_lost_and_later_ones_are_kept()
    {
        using var place = StorePlace.Of("SQLite");
        await using var database = await Items(place);
        var away = new Away(database);
        var reports = 0;
        await using var queue = new WriteQueue(away, 100, _ => reports++);

        away.IsAway = true;
        Assert.Equal(Recorded.Unavailable, await queue.WriteAsync(Write(1)));
        away.IsAway = false;
        Assert.Equal(Recorded.Yes, await queue.WriteAsync(Write(2)));

        Assert.Equal(1, reports);
        Assert.Equal(1, await Count(database));
    }

    [Fact]
    public async Task After_stopping_nothing_is_taken()
    {
        using var place = StorePlace.Of("SQLite");
        await using var database = await Items(place);
        var queue = new WriteQueue(database, 100, _ => { });
        await queue.DisposeAsync();

        Assert.Equal(Recorded.Unavailable, await queue.WriteAsync(Write(1)));
    }

    private static StoreWrite Write(long id) => new([(Insert, [id])]);

    private static async Task<IStoreDatabase> Items(StorePlace place)
    {
        var database = StoreDatabase.Of(place.Connection);
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE item (id INTEGER PRIMARY KEY)";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return database;
    }

    private static async Task<long> Count(IStoreDatabase database)
    {
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM item";
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>A database that does not answer while it is away.</summary>
    private sealed class Away(IStoreDatabase database) : IStoreDatabase
    {
        public bool IsAway { get; set; }

        public string Name => database.Name;

        public ValueTask<DbConnection> OpenAsync(CancellationToken cancellation) => IsAway
            ? throw new SqliteException("away", SQLitePCL.raw.SQLITE_CANTOPEN)
            : database.OpenAsync(cancellation);

        public ValueTask<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellation) => database.BeginAloneAsync(connection, cancellation);

        public ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) => database.BeginSnapshotAsync(connection, cancellation);

        public string Translate(string sql) => database.Translate(sql);

        public string DeleteSome(string table, string condition, int most) => database.DeleteSome(table, condition, most);

        public void Bind(DbCommand query, IReadOnlyList<object> parameters) => database.Bind(query, parameters);

        public ValueTask<IReadOnlyList<bool>> WriteAsync(DbTransaction transaction, IReadOnlyList<(Statement Statement, object?[] Cells)> rows, CancellationToken cancellation) =>
            database.WriteAsync(transaction, rows, cancellation);

        public bool IsUnavailable(Exception fault) => database.IsUnavailable(fault);

        public bool IsUndone(Exception fault) => database.IsUndone(fault);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
