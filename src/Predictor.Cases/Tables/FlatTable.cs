namespace Predictor.Cases.Tables;

/// <summary>One flat CSV (or the file that `features` writes) into cases.</summary>
public static class FlatTable
{
    /// <summary>
    /// Drafts a schema from a plain CSV: kinds from the cells, all columns known at closure, the one outcome predicted at closure.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="label">Name of the label column.</param>
    /// <param name="categorical">Columns to take as categories whatever their cells look like.</param>
    /// <param name="positive">The label's text that counts as positive; null: the one of the two that says yes.</param>
    /// <exception cref="DataException">No such column, no rows, a label without two texts of which one is plainly positive or named so.</exception>
    public static Schema InferSchema(string path, string label, IReadOnlyList<string> categorical, string? positive = null)
    {
        using var table = CsvTable.Open(path);
        return new SchemaDraft(table, label, categorical, positive).Read(path, Environment.ProcessorCount);
    }

    /// <param name="path">The file; its columns are found by name, further ones are ignored.</param>
    /// <param name="schema">Which columns, keys and labels.</param>
    /// <param name="ordered">Rows are in time order though they carry no time.</param>
    /// <param name="labels">Whether label columns must be there, and hold both classes. Where they need not, those that are there are read.</param>
    /// <exception cref="DataException">A missing column, a word in a number column, a duplicate case id, a label with one class or with a text that is neither positive nor negative.</exception>
    public static CaseTable Read(string path, Schema schema, bool ordered, bool labels = true)
    {
        using var table = CsvTable.Open(path);
        return new FlatTableReader(table, schema, labels).Read(path, ordered, Environment.ProcessorCount);
    }
}
