using System.Data.Common;

namespace Predictor.Store.Databases;

/// <summary>Rows of a query as records, a null cell as null; and rows to be written.</summary>
internal static class Rows
{
    /// <param name="database">Whose connection it is.</param>
    /// <param name="connection">Open.</param>
    /// <param name="sql">With <c>$1</c>, <c>$2</c> and so on.</param>
    /// <param name="read">One row.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="parameters">In order.</param>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this IStoreDatabase database, DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params object[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        database.Bind(command, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Writes rows of one statement, in order, within a transaction.</summary>
    /// <returns>One a row: whether it changed anything.</returns>
    public static ValueTask<bool[]> WriteAsync(
        this IStoreDatabase database, DbTransaction transaction, Statement statement, IReadOnlyList<object?[]> rows, CancellationToken cancellation) =>
        database.WriteAsync(transaction, [.. rows.Select(cells => (statement, cells))], cancellation);

    public static long? Whole(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static double? Real(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static bool? Flag(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column) != 0;

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Seconds(this DbDataReader row, int column) => row.Whole(column) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
