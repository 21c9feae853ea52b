using System.Data.Common;
using System.Text;
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
    public async Task While_the_file_is_gone_nothing_is_said_to_be_kept_and_no_empty_one_is_made_in_its_place()
    {
        using var place = StorePlace.Of("SQLite");
        await using var database = await Items(place);
        await using var queue = new WriteQueue(database, 100, _ => { });
        Assert.Equal(Recorded.Yes, await queue.WriteAsync(Write(1)));
        var file = new SqliteConnectionStringBuilder(place.Connection).DataSource;
        string[] parts = [.. Directory.GetFiles(Path.GetDirectoryName(file)!)];

        foreach (var part in parts)
            File.Move(part, $"{part}.away");
        Assert.Equal(Recorded.Unavailable, await queue.WriteAsync(Write(2)));
        await Assert.ThrowsAsync<SqliteException>(() => Count(database));
        Assert.False(File.Exists(file));
        foreach (var part in parts.Where(part => File.Exists($"{part}.away")))
            File.Move($"{part}.away", part);

        Assert.Equal(Recorded.Yes, await queue.WriteAsync(Write(3)));
        Assert.Equal(2, await Count(database));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Cells_of_every_kind_are_kept_as_they_are(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var database = await Made(place, "CREATE TABLE cell (id {whole}, words TEXT, number {real}, bytes {bytes})");
        await using var queue = new WriteQueue(database, 100, _ => { });
        var insert = new Statement("INSERT INTO cell (id, words, number, bytes) VALUES ($1, $2, $3, $4)", [CellKind.Whole, CellKind.Text, CellKind.Real, CellKind.Bytes]);
        object?[][] rows =
        [
            [long.MinValue, "", 0.1, Array.Empty<byte>()], [2L, "Änne 𝛼 'x'", -0.0, new byte[] { 0, 255, 7 }], [3L, new string('ü', 5_000), double.MaxValue, new byte[9_000]], [4L, null, null, null],
        ];
        Assert.Equal(Recorded.Yes, await queue.WriteAsync(new StoreWrite([.. rows.Select(row => (insert, row))])));

        await using var reading = await database.OpenAsync(TestContext.Current.CancellationToken);
        var read = await database.ReadAsync(
            reading,
            "SELECT id, words, number, bytes FROM cell ORDER BY id",
            row => new[] { row.GetValue(0), row.GetValue(1), row.GetValue(2), row.GetValue(3) },
            TestContext.Current.CancellationToken);
        Assert.Equal(rows.OrderBy(row => (long)row[0]!), read.Select(row => row.Select(cell => cell is DBNull ? null : cell).ToArray()));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_text_may_come_as_its_bytes(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var database = await Made(place, "CREATE TABLE cell (words TEXT, again TEXT)");
        await using var queue = new WriteQueue(database, 100, _ => { });
        var insert = new Statement("INSERT INTO cell (words, again) VALUES ($1, $2)", [CellKind.Text, CellKind.Text]);
        string[] texts = ["", "{}", "Änne 𝛼 'x'", new string('ü', 5_000)];
        Assert.Equal(Recorded.Yes, await queue.WriteAsync(new StoreWrite([.. texts.Select(text => (insert, new object?[] { Encoding.UTF8.GetBytes(text), text }))])));

        await using var reading = await database.OpenAsync(TestContext.Current.CancellationToken);
        var read = await database.ReadAsync(
            reading, "SELECT words FROM cell WHERE words = again AND LENGTH(words) = LENGTH(again) ORDER BY LENGTH(words)", row => row.GetValue(0), TestContext.Current.CancellationToken);
        Assert.Equal(texts, read);
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

    private static Task<IStoreDatabase> Items(StorePlace place) => Made(place, "CREATE TABLE item (id INTEGER PRIMARY KEY)");

    private static async Task<IStoreDatabase> Made(StorePlace place, string table)
    {
        var database = StoreDatabase.Of(place.Connection);
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = database.Translate(table);
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

        public ValueTask<bool[]> WriteAsync(DbTransaction transaction, IReadOnlyList<(Statement Statement, object?[] Cells)> rows, CancellationToken cancellation) =>
            database.WriteAsync(transaction, rows, cancellation);

        public ValueTask<bool[]> CommitAsync(IReadOnlyList<(Statement Statement, object?[] Cells)> rows) => IsAway
            ? throw new SqliteException("away", SQLitePCL.raw.SQLITE_CANTOPEN)
            : database.CommitAsync(rows);

        public bool IsUnavailable(Exception fault) => database.IsUnavailable(fault);

        public bool IsUndone(Exception fault) => database.IsUndone(fault);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
