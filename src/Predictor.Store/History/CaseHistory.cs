using Predictor.Cases;
using Predictor.Store.History.Events;

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
    public static CaseTable Build(string folder, Schema schema, Mapping mapping, string featuresSql, CancellationToken cancellation) =>
        Build(folder, schema, mapping, featuresSql, [], cancellation);

    /// <param name="folder">With the tables, and mapping.json.</param>
    /// <param name="schema">Which columns and outcomes.</param>
    /// <param name="mapping">Where the events are.</param>
    /// <param name="featuresSql">Text of the schema's features file.</param>
    /// <param name="notes">Takes what was left out or taken otherwise, counted: no error, but worth reading.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="DataException">Naming file, row and column.</exception>
    public static CaseTable Build(string folder, Schema schema, Mapping mapping, string featuresSql, IList<string> notes, CancellationToken cancellation)
    {
        var log = new CaseLogReader(folder, schema, mapping, notes).Read(cancellation);
        return Build(log, schema, featuresSql, notes, cancellation);
    }

    /// <summary>The same of a log, wherever it comes from.</summary>
    internal static CaseTable Build(CaseLog log, Schema schema, string featuresSql, IList<string> notes, CancellationToken cancellation) =>
        Build(log, EventRows.Probes(log), schema, featuresSql, notes, cancellation);

    /// <param name="log">The events.</param>
    /// <param name="rows">Which moments, and as of when; in order.</param>
    /// <param name="schema">Which columns and outcomes.</param>
    /// <param name="featuresSql">Text of the schema's features file.</param>
    /// <param name="notes">Takes what was left out or taken otherwise, counted.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <param name="over">Lays other cells over those computed; null: they stay.</param>
    internal static CaseTable Build(
        CaseLog log, CaseRow[] rows, Schema schema, string featuresSql, IList<string> notes, CancellationToken cancellation, Func<IReadOnlyList<CellColumn>, IReadOnlyList<CellColumn>>? over = null)
    {
        var features = FeatureBatches.Compute(log, rows, featuresSql, cancellation);
        return new CaseTable
        {
            Schema = schema,
            CaseIds = [.. rows.Select(row => log.CaseIds[row.Case])],
            CustomerIds = [.. rows.Select(row => log.Customer[row.Case] is >= 0 and var customer ? log.CustomerIds[customer] : $"case {log.CaseIds[row.Case]}")],
            Moments = [.. rows.Select(row => row.Moment)],
            At = [.. rows.Select(row => row.At)],
            OpenedAt = [.. rows.Select(row => log.OpenedAt[row.Case])],
            LeftAt = [.. rows.Select(row => log.Customer[row.Case] is >= 0 and var customer && log.LeftAt[customer] != CaseLog.Missing ? log.LeftAt[customer] : long.MinValue)],
            Ordered = true,
            Cells = over is null ? new CaseCells(schema, log, rows, features, notes).Read() : over(new CaseCells(schema, log, rows, features, []).Read()),
            Labels = new CaseLabels(schema, log, rows, features, notes).Read(),
        };
    }
}
