using Predictor.Cases;
using Predictor.Cases.Tables;

namespace Predictor.Store.History.Export;

/// <summary>Reads the columns asked for out of one file, in one pass.</summary>
internal sealed class ExportTable(string folder, string file)
{
    private readonly List<ExportColumn> _columns = [];

    public string File { get; } = file;

    /// <summary>Line of each row, for messages.</summary>
    public List<int> Lines { get; } = [];

    public int Rows => Lines.Count;

    public TColumn Add<TColumn>(TColumn column)
        where TColumn : ExportColumn
    {
        _columns.Add(column);
        return column;
    }

    /// <exception cref="DataException">A file or column that is not there; a cell that is not what its column holds.</exception>
    public void Read(CancellationToken cancellation)
    {
        using var table = CsvTable.Open(Path.Combine(folder, File));
        ExportColumn[] columns = [.. _columns];
        var positions = table.Find([.. columns.Select(column => column.Source.Column)]);
        while (table.Read())
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Read(table, positions[i]);
            }

            Lines.Add(table.Line);
            if ((Rows & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>"interactions.csv, line 17, column closed_at: ...".</summary>
    public string Place(int row, FieldSource field) => $"{File}, line {Lines[row]}, column {field.Column}";
}
