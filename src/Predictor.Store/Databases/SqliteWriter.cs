using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Predictor.Store.Databases;

/// <summary>
/// Commits groups of rows over a connection of its own, whose statements stay prepared from group to group and whose parameters are looked up once: by name at each row, as a command does it, binding takes as
/// long as the rest of writing the row. For one caller at a time.
/// </summary>
/// <param name="connection">Open, with its settings; disposed with this.</param>
internal sealed class SqliteWriter(SqliteConnection connection) : IDisposable
{
    /// <summary>More than this program has.</summary>
    private const int MostPrepared = 128;

    /// <summary>Of a text that is encoded on the stack.</summary>
    private const int MostOnStack = 512;

    private readonly Dictionary<Statement, Prepared> _prepared = new(ReferenceEqualityComparer.Instance);

    private sqlite3 Database => connection.Handle!;

    /// <returns>One a row: whether it changed anything.</returns>
    /// <exception cref="SqliteException">Nothing is written.</exception>
    public bool[] Commit(IReadOnlyList<(Statement Statement, object?[] Cells)> rows)
    {
        if (_prepared.Count > MostPrepared)
            Forget();
        Run("BEGIN IMMEDIATE");
        try
        {
            var changed = new bool[rows.Count];
            for (var at = 0; at < changed.Length; at++)
            {
                changed[at] = Write(Prepare(rows[at].Statement), rows[at].Cells);
            }

            Run("COMMIT");
            return changed;
        }
        catch
        {
            // A full disk has ended it already; what else goes wrong here is told by the fault that led here.
            if (raw.sqlite3_get_autocommit(Database) == 0)
                _ = raw.sqlite3_exec(Database, "ROLLBACK");
            throw;
        }
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Handle.Dispose();
        }

        _prepared.Clear();
    }

    private void Run(string sql) => Check(raw.sqlite3_exec(Database, sql));

    private Prepared Prepare(Statement statement)
    {
        if (_prepared.TryGetValue(statement, out var prepared))
            return prepared;
        Check(raw.sqlite3_prepare_v3(Database, statement.Sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle, out var rest));
        Debug.Assert(string.IsNullOrWhiteSpace(rest), "one statement");

        // Parameters are numbered by where they first stand, and 0 is none.
        prepared = new Prepared(handle, [.. statement.Kinds], [.. statement.Kinds.Select((_, i) => raw.sqlite3_bind_parameter_index(handle, string.Create(CultureInfo.InvariantCulture, $"${i + 1}")))]);
        _prepared.Add(statement, prepared);
        return prepared;
    }

    private bool Write(Prepared prepared, object?[] cells)
    {
        var statement = prepared.Handle;
        try
        {
            for (var i = 0; i < cells.Length; i++)
            {
                if (prepared.Places[i] is var place and > 0)
                    Check(Bind(statement, place, prepared.Kinds[i], cells[i]));
            }

            int code;
            do
            {
                code = raw.sqlite3_step(statement);
            }
            while (code == raw.SQLITE_ROW);
            Check(code);
            return raw.sqlite3_changes(Database) > 0;
        }
        finally
        {
            // Says again what step said.
            _ = raw.sqlite3_reset(statement);
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, CellKind kind, object? cell) => cell switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => BindText(statement, place, text),
        long whole => raw.sqlite3_bind_int64(statement, place, whole),
        int whole => raw.sqlite3_bind_int64(statement, place, whole),
        double number => raw.sqlite3_bind_double(statement, place, number),
        byte[] { Length: > 0 } utf8 when kind == CellKind.Text => raw.sqlite3_bind_text(statement, place, utf8.AsSpan()),
        byte[] when kind == CellKind.Text => BindText(statement, place, ""),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"Parameter {place}: a {cell.GetType().Name} is none of the kinds of cells.", nameof(cell)),
    };

    private static int BindText(sqlite3_stmt statement, int place, string text)
    {
        // An empty span would be no text at all.
        if (text.Length == 0)
            return raw.sqlite3_bind_text(statement, place, text);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > MostOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[MostOnStack];
        var code = raw.sqlite3_bind_text(statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return code;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, Database);

    /// <param name="Handle">Of the statement.</param>
    /// <param name="Kinds">One a parameter.</param>
    /// <param name="Places">One a parameter; 0: the statement has no such.</param>
    private sealed record Prepared(sqlite3_stmt Handle, CellKind[] Kinds, int[] Places);
}
