using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Predictor.Api.Scoring;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Store.History.Live;

namespace Predictor.Api.Recording;

/// <summary>Fills a request's history cells from the store, by the model's own features.sql; what the caller sent wins.</summary>
internal sealed partial class LiveHistory(LiveStore store, IOptions<StoreSettings> settings, TimeProvider time, ILogger<LiveHistory> logger)
{
    /// <summary>One a model; gone with it when another version answers.</summary>
    private readonly ConditionalWeakTable<Model, HistoryQuery> _queries = [];

    private readonly TimeSpan _budget = TimeSpan.FromMilliseconds(settings.Value.HistoryMilliseconds);

    /// <returns>Why the history is not in the row; null where it is, or where there is none to be had.</returns>
    public ValueTask<Degradation?> FillAsync(ScoreRequest request, Model model, Deadline? deadline, CancellationToken cancellation) =>
        request.CustomerId is { } customer && model.FeaturesSql is not null && store.IsKept && LacksHistory(request, model.Encoder)
            ? ReadAsync(request, customer, model, deadline, cancellation)
            : ValueTask.FromResult<Degradation?>(null);

    private async ValueTask<Degradation?> ReadAsync(ScoreRequest request, string customer, Model model, Deadline? deadline, CancellationToken cancellation)
    {
        if (store.Current is not { } open)
            return Degradation.HistoryAway;
        var left = deadline?.Left(Deadline.History) ?? _budget;
        if (left == TimeSpan.Zero)
            return Degradation.HistoryLate;
        try
        {
            // Reading may block (SQLite): so it is another thread's, and the score does not wait longer than it may.
            await Task.Run(
                async () =>
                {
                    var at = request.AsOf.ToUnixTimeSeconds();
                    var events = await open.ReadCustomerAsync(customer, at, cancellation);
                    if (events.AnyInteraction || events.AnyOnRecord)
                        _queries.GetValue(model, NewQuery).Fill(events, request.CaseId, request.Moment, at, request.History);
                },
                cancellation).WaitAsync(left < _budget ? left : _budget, time, cancellation);
        }
        catch (TimeoutException)
        {
            return left < _budget ? Degradation.HistoryLate : Degradation.HistorySlow;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or DataException or ObjectDisposedException)
        {
            NotComputed(logger, fault.Message);
            return Degradation.HistoryAway;
        }

        request.TakeHistory();
        return null;
    }

    private static HistoryQuery NewQuery(Model model) => new(model.Schema, model.FeaturesSql!);

    private static bool LacksHistory(ScoreRequest request, CaseEncoder encoder)
    {
        var columns = encoder.Schema.FeatureColumns;
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Source == ColumnSource.History && float.IsNaN(request.Row[column]))
                return true;
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A customer's history could not be computed, the score was answered without: {Fault}")]
    private static partial void NotComputed(ILogger logger, string fault);
}
