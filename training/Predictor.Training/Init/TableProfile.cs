using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>What the columns of one CSV file show.</summary>
internal sealed class TableProfile
{
    private readonly string _path;

    private TableProfile(string path, IReadOnlyList<ColumnProfile> columns, int rows)
    {
        _path = path;
        File = Path.GetFileName(path);
        Columns = columns;
        Rows = rows;
    }

    public string File { get; }

    public NameWords Words => field ??= new NameWords(Path.GetFileNameWithoutExtension(File));

    public IReadOnlyList<ColumnProfile> Columns { get; }

    public int Rows { get; }

    /// <exception cref="DataException">No table, a ragged row.</exception>
    public static TableProfile Read(string path, CancellationToken cancellation)
    {
        using var table = CsvTable.Open(path);
        ColumnProfile[] columns = [.. table.Header.Select(name => new ColumnProfile(name))];
        var rows = 0;
        while (table.Read())
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Add(table[i]);
            }

            if ((++rows & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        return new TableProfile(path, columns, rows);
    }

    /// <summary>Earliest and latest time of a column without gaps.</summary>
    public (long First, long Last) Range(ColumnProfile column, TimeFormat format)
    {
        using var table = CsvTable.Open(_path);
        var position = table.Find(column.Name);
        var (first, last) = (long.MaxValue, long.MinValue);
        while (table.Read())
        {
            if (!format.TryRead(table[position], out var seconds))
                throw table.Error(position, format.ToString());
            first = Math.Min(first, seconds);
            last = Math.Max(last, seconds);
        }

        return (first, last);
    }
}
