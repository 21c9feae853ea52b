using Predictor.Cases;
using Predictor.Cases.Tables;

namespace Predictor.Training.Init;

/// <summary>What the columns of one CSV file show.</summary>
internal sealed class TableProfile
{
    private TableProfile(string file, IReadOnlyList<ColumnProfile> columns, int rows)
    {
        File = file;
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

        return new TableProfile(Path.GetFileName(path), columns, rows);
    }
}
