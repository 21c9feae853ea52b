using System.Data.Common;

namespace Predictor.Store.Databases;

/// <summary>The database behind the store. What the two differ in is here; all other SQL is the same text on both.</summary>
internal interface IStoreDatabase : IAsyncDisposable
{
    /// <summary>"SQLite" or "PostgreSQL", with where it is, without a password: for messages.</summary>
    string Name { get; }

    /// <summary>A connection of its own, open; dispose it to give it back.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Begins what only one of all processes may do at a time: migrating.</summary>
    ValueTask<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Begins a reading that sees the database as it is now, whatever is written meanwhile, and keeps nobody from writing.</summary>
    ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>
    /// A text in this database's words: <c>{whole}</c>, <c>{real}</c> and <c>{bytes}</c> for kinds of columns, <c>{merged(old, new)}</c> for one JSON
    /// object with the members of both, the new one's where both have one.
    /// </summary>
    string Translate(string sql);

    /// <summary>A statement that takes out so many of a table's rows at most that meet a condition, by an index of the condition.</summary>
    string DeleteSome(string table, string condition, int most);

    /// <summary>Gives a query its <c>$1</c>, <c>$2</c> and so on.</summary>
    void Bind(DbCommand query, IReadOnlyList<object> parameters);

    /// <summary>Writes rows in order within a transaction, each by its own statement.</summary>
    /// <returns>One a row: whether it changed anything.</returns>
    ValueTask<bool[]> WriteAsync(DbTransaction transaction, IReadOnlyList<(Statement Statement, object?[] Cells)> rows, CancellationToken cancellation);

    /// <summary>Writes rows in order in a transaction of their own and commits it: all are on disk, or none. For one caller at a time.</summary>
    /// <returns>One a row: whether it changed anything.</returns>
    /// <exception cref="DbException">None is written, or the database is gone and nobody knows.</exception>
    ValueTask<bool[]> CommitAsync(IReadOnlyList<(Statement Statement, object?[] Cells)> rows);

    /// <summary>Whether a fault lies with the database (gone, full, busy) rather than with what was asked of it: it may go well later.</summary>
    bool IsUnavailable(Exception fault);

    /// <summary>Whether a transaction was undone because it and another one stood in each other's way: at once again, it goes through.</summary>
    bool IsUndone(Exception fault);
}
