using Predictor.Cases;

namespace Predictor.Store.History;

/// <summary>Raw tables into cases with history and labels: loads the events into SQLite, runs features.sql, and takes each column from where the schema says.</summary>
public static class CaseHistory
{
    /// <param name="folder">With the tables, and mapping.json.</param>
    /// <param name="schema">Which columns and outcomes.</param>
    /// <param name="mapping">Where the events are.</param>
    /// <param name="featuresSql">Text of the schema's features file.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <returns>Arrival and closure rows of every case, in time order (then case id, then moment).</returns>
    /// <exception cref="DataException">Naming file, row and column.</exception>
    public static CaseTable Build(string folder, Schema schema, Mapping mapping, string featuresSql, CancellationToken cancellation) => throw new NotImplementedException();
}
