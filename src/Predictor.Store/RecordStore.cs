using Predictor.Store.Access;
using Predictor.Store.Databases;
using Predictor.Store.Draws;
using Predictor.Store.Lines;
using Predictor.Store.Migrations;
using Predictor.Store.Plans;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>
/// What must not be lost. Writes wait in a bounded queue and are committed in groups; each says whether it is on disk. Reads see what is committed.
/// An audit entry that goes with a write is committed with it, or not at all. The same on SQLite and on PostgreSQL.
/// </summary>
public sealed partial class RecordStore : IAsyncDisposable
{
    private readonly string _connection;
    private readonly IStoreDatabase _database;
    private readonly RecordWrites _writes;
    private readonly RecordReader _reader;
    private readonly AccessReader _access;
    private readonly UserReader _users;
    private readonly WriteQueue _queue;
    private readonly LineReader _lines;
    private readonly LineActing _acting;
    private readonly LineTaking _taking;
    private readonly PlanReader _plans;
    private readonly CandidateReader _candidates;
    private readonly CaseReader _cases;
    private readonly DrawReader _draws;

    private RecordStore(IStoreDatabase database, StoreOptions options, TimeProvider time, Action<Exception> report)
    {
        _connection = options.Connection;
        _database = database;
        _writes = new RecordWrites(database, time);
        _reader = new RecordReader(database);
        _access = new AccessReader(database);
        _users = new UserReader(database);
        _queue = new WriteQueue(database, options.QueueCapacity, report);
        _lines = new LineReader(database);
        _cases = new CaseReader(database);
        _acting = new LineActing(database, _lines, _queue, time);
        _taking = new LineTaking(database, _lines, _queue, time);
        _plans = new PlanReader(database);
        _candidates = new CandidateReader(database);
        _draws = new DrawReader(database);
    }

    /// <summary>"SQLite (FILE)" or "PostgreSQL (host, database)".</summary>
    public string Name => _database.Name;

    /// <summary>Writes that wait now.</summary>
    public int QueueDepth => _queue.Depth;

    /// <summary>Opens the store and brings its tables up to this program's.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="time">Stamps rows.</param>
    /// <param name="report">Told of writes that failed because the database did not answer; from any thread, one at a time.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="StoreException">No database is named, or its tables are not this program's.</exception>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    public static async Task<RecordStore> OpenAsync(StoreOptions options, TimeProvider time, Action<Exception> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var database = StoreDatabase.Of(options.Connection);
        try
        {
            await Migrator.ApplyAsync(database, Migration.All, time, cancellation);
            return new RecordStore(database, options, time, report);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public Task<Recorded> RecordAsync(IEnumerable<Interaction> interactions, AuditEntry? audit = null) => _queue.WriteAsync(_writes.Of(interactions).With(audit));

    public Task<Recorded> RecordAsync(IEnumerable<Survey> surveys, AuditEntry? audit = null) => _queue.WriteAsync(_writes.Of(surveys).With(audit));

    public Task<Recorded> RecordAsync(IEnumerable<CustomerRecord> customers, AuditEntry? audit = null) => _queue.WriteAsync(_writes.Of(customers).With(audit));

    public Task<Recorded> RecordAsync(IEnumerable<ReportedOutcome> outcomes, AuditEntry? audit = null) => _queue.WriteAsync(_writes.Of(outcomes).With(audit));

    public Task<Recorded> RecordAsync(IEnumerable<CaseAction> actions, AuditEntry? audit = null) => _queue.WriteAsync(_writes.Of(actions).With(audit));

    /// <summary>
    /// Keeps predictions, all or none of those that are not kept already. One that another stands in the place of is read from the store: only then is anything read.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The database does not answer when it is to be read.</exception>
    public async Task<KeptPredictions> RecordAsync(IReadOnlyList<Prediction> predictions)
    {
        var write = _writes.Of(predictions);
        var recorded = await _queue.WriteAsync(write);

        if (recorded != Recorded.Yes)
            return new KeptPredictions(recorded, []);

        // What they say to the queue comes after them.
        var changed = write.Changed[..predictions.Count];
        if (!changed.AsSpan().Contains(false))
            return new KeptPredictions(recorded, new Prediction?[predictions.Count]);
        var standing = new Queue<Prediction>(await _reader.StandingAsync([.. predictions.Where((_, i) => !changed[i])], CancellationToken.None));
        return new KeptPredictions(recorded, [.. changed.Select(isWritten => isWritten ? null : standing.Dequeue())]);
    }

    public Task<Recorded> RecordAsync(IEnumerable<PlatformEvent> events, AuditEntry? audit = null) => _queue.WriteAsync(_writes.Of(events).With(audit));

    /// <summary>A case's events as a platform told them, oldest first.</summary>
    /// <param name="map">That reads them.</param>
    /// <param name="caseId">Of the case.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Task<IReadOnlyList<PlatformEvent>> ReadPlatformEventsAsync(string map, string caseId, int most, CancellationToken cancellation) =>
        _reader.PlatformEventsAsync(map, caseId, most, cancellation);

    /// <summary>A customer's cases that had opened by a time, with what was known of them.</summary>
    public Task<CustomerEvents> ReadCustomerAsync(string customerId, long until, CancellationToken cancellation) => _reader.CustomerAsync(customerId, until, cancellation);

    /// <summary>Whether anybody's interaction is kept.</summary>
    public Task<bool> AnyInteractionAsync(CancellationToken cancellation) => _reader.AnyInteractionAsync(cancellation);

    /// <summary>Answers given for a case, oldest first.</summary>
    public Task<IReadOnlyList<Prediction>> ReadPredictionsAsync(string caseId, CancellationToken cancellation) => _reader.PredictionsAsync(caseId, cancellation);

    /// <summary>What was told directly to have come of a prediction's case, a case or a customer, by outcome, then by time.</summary>
    public Task<IReadOnlyList<ReportedOutcome>> ReadOutcomesAsync(OutcomeSubject of, string id, CancellationToken cancellation) => _reader.OutcomesAsync(of, id, cancellation);

    /// <summary>What was done about a case, in time order.</summary>
    public Task<IReadOnlyList<CaseAction>> ReadCaseActionsAsync(string caseId, CancellationToken cancellation) => _reader.CaseActionsAsync(caseId, cancellation);

    /// <summary>What was done about a customer or any of his cases, in time order.</summary>
    public Task<IReadOnlyList<CaseAction>> ReadCustomerActionsAsync(string customerId, CancellationToken cancellation) => _reader.CustomerActionsAsync(customerId, cancellation);

    /// <summary>What was done, or was not because of a hold-out, in a span of time, in time order.</summary>
    /// <param name="from">Epoch seconds; what was done then is in.</param>
    /// <param name="until">Epoch seconds; what was done then is not.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Task<IReadOnlyList<CaseAction>> ReadActionsAsync(long from, long until, CancellationToken cancellation) => _reader.ActionsAsync(from, until, cancellation);

    /// <summary>A version's predictions in the order in which they came, one after the other, however many there are.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="version">Which of them.</param>
    /// <param name="isShadow">Those it made in the shadow of another version's answers; else those that were answered.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public IAsyncEnumerable<Prediction> ReadPredictionsAsync(string model, int version, bool isShadow, CancellationToken cancellation) =>
        _reader.PredictionsAsync(model, version, isShadow, cancellation);

    /// <summary>Commits what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        await _database.DisposeAsync();
    }
}
