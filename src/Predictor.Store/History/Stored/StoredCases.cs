using Predictor.Cases;
using Predictor.Store.Records;

namespace Predictor.Store.History.Stored;

/// <summary>A service's store as what a model learns from or is held against.</summary>
/// <param name="Table">Arrival and closure rows of every case, in time order (then case id, then moment), as from an export of the same.</param>
/// <param name="Fingerprint">SHA-256 of the records as read, hex; the same on both databases.</param>
/// <param name="Actions">What was done about cases and customers, in time order.</param>
public sealed record StoredCases(CaseTable Table, string Fingerprint, IReadOnlyList<CaseAction> Actions)
{
    /// <summary>Reads a store as it stands, and changes nothing in it; the service may go on writing.</summary>
    /// <param name="connection"><c>Data Source=FILE</c> (SQLite) or <c>Host=…</c> (PostgreSQL).</param>
    /// <param name="schema">Which columns and outcomes; until when outcomes were observed.</param>
    /// <param name="featuresSql">Text of the schema's features file.</param>
    /// <param name="notes">Takes what was left out or taken otherwise, counted.</param>
    /// <param name="cancellation">Stops between rows and statements.</param>
    /// <param name="recorded">Rows as they were scored; null: computed from what is known now.</param>
    /// <param name="window">Which cases; null: all there are.</param>
    /// <exception cref="DataException">There is no store, it does not answer, is another program's, or holds no case, or more than the window has room for; or features.sql does not run.</exception>
    public static StoredCases Read(string connection, Schema schema, string featuresSql, IList<string> notes, CancellationToken cancellation, RecordedRows? recorded = null, StoredWindow? window = null)
    {
        window ??= StoredWindow.All;
        var (log, actions, scores) = StoreSnapshot.Reading(connection, ReadAll, cancellation);
        var fingerprint = LogFingerprint.Of(log, actions);
        return scores is null
            ? new StoredCases(CaseHistory.Build(log, schema, featuresSql, notes, cancellation), fingerprint, actions)
            : new StoredCases(RecordedHistory.Build(log, scores, recorded!, schema, featuresSql, notes, cancellation), RecordedHistory.Fingerprint(fingerprint, log, scores), actions);

        (CaseLog, IReadOnlyList<CaseAction>, IReadOnlyList<RecordedScore>?) ReadAll(StoreSnapshot store)
        {
            var log = new StoredLogReader(store, schema, window, notes).Read(cancellation);
            return (log, StoredActions.Read(store, notes, cancellation), recorded is null ? null : RecordedScores.Read(store, log, recorded, window, notes, cancellation));
        }
    }

    /// <summary>What a connection string names, without a password: the file's or the database's name.</summary>
    /// <exception cref="DataException">It names no database.</exception>
    public static string NameOf(string connection)
    {
        try
        {
            return Databases.StoreDatabase.ShortNameOf(connection);
        }
        catch (StoreException fault)
        {
            throw new DataException(fault.Message, fault);
        }
    }
}
