using System.Globalization;
using Predictor.Cases;
using Predictor.Store.Databases;

namespace Predictor.Store.Records;

/// <summary>What a case's page shows, each by an index and never more than it asks for.</summary>
internal sealed class CaseReader(IStoreDatabase database)
{
    public async Task<Prediction?> PredictionAsync(string id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection, $"SELECT {RecordReader.PredictionColumns} FROM prediction WHERE prediction_id = $1", RecordReader.PredictionOf, cancellation, id) is [var found] ? found : null;
    }

    public async Task<IReadOnlyList<Prediction>> NewestPredictionsAsync(string caseId, string model, int most, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            $"SELECT {RecordReader.PredictionColumns} FROM prediction WHERE case_id = $1 AND model = $2 AND shadow_of IS NULL ORDER BY as_of DESC, received_at_ms DESC, prediction_id DESC LIMIT $3",
            RecordReader.PredictionOf,
            cancellation,
            caseId,
            model,
            (long)most);
    }

    public async Task<IReadOnlyList<CustomerScore>> CustomerScoresAsync(string customerId, string model, int most, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var newest = await database.ReadAsync(
            connection,
            """
            SELECT prediction_id, case_id, moment, as_of, probability, version FROM prediction
            WHERE customer_id = $1 AND model = $2 AND probability IS NOT NULL AND shadow_of IS NULL ORDER BY as_of DESC, received_at_ms DESC, prediction_id DESC LIMIT $3
            """,
            row => new CustomerScore(
                row.GetString(0), row.Text(1), (Moment)row.GetInt64(2), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3)), row.GetDouble(4), (int)row.GetInt64(5)),
            cancellation,
            customerId,
            model,
            (long)most);
        return [.. newest.Reverse()];
    }

    public async Task<Prediction?> NewestPredictionAsync(string customerId, string model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            $"SELECT {RecordReader.PredictionColumns} FROM prediction WHERE customer_id = $1 AND model = $2 AND shadow_of IS NULL ORDER BY as_of DESC, received_at_ms DESC, prediction_id DESC LIMIT 1",
            RecordReader.PredictionOf,
            cancellation,
            customerId,
            model) is [var found] ? found : null;
    }

    /// <summary>By case: its customer, null where nobody knows him. Of cases that nobody knows there is none.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> CustomersAsync(IReadOnlyList<string> caseIds, CancellationToken cancellation)
    {
        if (caseIds.Count == 0)
            return new Dictionary<string, string?>();
        var places = string.Join(", ", Enumerable.Range(1, caseIds.Count).Select(place => string.Create(CultureInfo.InvariantCulture, $"${place}")));
        await using var connection = await database.OpenAsync(cancellation);
        var found = await database.ReadAsync(
            connection,
            $"SELECT case_id, customer_id FROM interaction WHERE case_id IN ({places}) UNION SELECT case_id, customer_id FROM prediction WHERE case_id IN ({places})",
            row => (Case: row.GetString(0), Customer: row.Text(1)),
            cancellation,
            [.. caseIds]);

        // A customer who became known later counts more than nobody.
        return found.GroupBy(each => each.Case).ToDictionary(group => group.Key, group => group.Select(each => each.Customer).Max());
    }
}
