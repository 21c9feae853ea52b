using System.Globalization;
using Predictor.Store.Databases;
using Predictor.Store.Valuing;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>Lines valued anew when a policy is edited: batch by batch, so that what is recorded meanwhile does not wait, and by several services alike.</summary>
public sealed partial class RecordStore
{
    /// <summary>Says that a policy took effect: from now on it counts, until another one does.</summary>
    public Task<Recorded> BeginValuingAsync(ValuingPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return _queue.WriteAsync(ValuingWrites.Begin(policy, now));
    }

    /// <summary>Says that no line by another policy is left.</summary>
    public Task<Recorded> EndValuingAsync(ValuingPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return _queue.WriteAsync(ValuingWrites.End(policy, now));
    }

    /// <returns>Null: no policy took effect yet.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    public async Task<LineValuation?> ReadValuationAsync(string model, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenAsync(cancellation);
        var found = await _database.ReadAsync(
            connection,
            "SELECT policy_version, policy_stamp, done_ms FROM desk_valuing WHERE model = $1",
            row => new LineValuation((int)row.GetInt64(0), row.GetString(1), row.Whole(2) is { } done ? DateTimeOffset.FromUnixTimeMilliseconds(done) : null),
            cancellation,
            model);
        return found is [var one] ? one : null;
    }

    /// <summary>Lines that stand and are valued by another policy, in no order.</summary>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    public async Task<IReadOnlyList<StaleLine>> ReadStaleLinesAsync(ValuingPolicy policy, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policy);
        await using var connection = await _database.OpenAsync(cancellation);
        return await _database.ReadAsync(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT line_id, customer_id, case_id, prediction_id, probability, second_probability, value,
                  CASE WHEN value_outcome <> $2 THEN (SELECT answer FROM prediction WHERE prediction.prediction_id = desk_line.prediction_id) END
                FROM desk_line WHERE ended IS NULL AND (policy_stamp < $1 OR policy_stamp > $1) LIMIT {most}
                """),
            row => new StaleLine(row.GetString(0), row.Text(1), row.Text(2), row.GetString(3), row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5), row.IsDBNull(6) ? null : row.GetDouble(6), row.Text(7)),
            cancellation,
            policy.Stamp,
            policy.ValueOutcome);
    }

    /// <summary>Writes what a policy makes of lines; what was scored anew or ended meanwhile stays, and all stays where another policy took effect meanwhile.</summary>
    /// <param name="policy">By which.</param>
    /// <param name="lines">What it makes of them.</param>
    /// <param name="dropped">Of which nothing was answered that it values: they end.</param>
    /// <param name="now">When.</param>
    /// <returns>What became of it, and how many lines were changed.</returns>
    public async Task<(Recorded Recorded, int Changed)> RevalueAsync(ValuingPolicy policy, IReadOnlyList<RevaluedLine> lines, IReadOnlyList<StaleLine> dropped, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var write = ValuingWrites.Of(policy, lines, dropped, now);
        return (await _queue.WriteAsync(write), write.Changed.Count(changed => changed));
    }
}
