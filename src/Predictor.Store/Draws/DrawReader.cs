using Predictor.Store.Databases;

namespace Predictor.Store.Draws;

/// <summary>Who is in an arm already, out of the store's tables.</summary>
internal sealed class DrawReader(IStoreDatabase database)
{
    public async Task<IReadOnlyList<HeldOutCustomer>> HeldOutAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            "SELECT customer_id, at, by_whom FROM case_action WHERE drawn = 'plan' AND at > $1 AND held_out = 1 AND withdrawn IS DISTINCT FROM 1 ORDER BY at, action_id",
            row => new HeldOutCustomer(row.GetString(0), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetString(2)),
            cancellation,
            since.ToUnixTimeSeconds());
    }
}
