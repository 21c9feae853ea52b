using System.Runtime.ExceptionServices;
using Predictor.Cases;

namespace Predictor.Store.History.Events;

/// <summary>
/// Runs features.sql over a whole log, some customers at a time: each batch of customers in a database of its own, several at once.
/// A row depends on its customer's events alone (the service computes it from nothing else), so that the batches change nothing.
/// </summary>
internal static class FeatureBatches
{
    /// <summary>Rows a batch: enough to make a statement worth its while, few enough to sort in memory.</summary>
    private const int BatchRows = 1 << 16;

    /// <summary>By column of the statement: a value for each row.</summary>
    /// <exception cref="DataException">The statement does not run, or does not give one row a moment.</exception>
    public static IReadOnlyDictionary<string, long[]> Compute(CaseLog log, CaseRow[] rows, string sql, CancellationToken cancellation, int batchRows = BatchRows)
    {
        var features = new Dictionary<string, long[]>(StringComparer.Ordinal);
        var casesOf = new CasesOfCustomers(log);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.ForEach(Batches(log, rows, batchRows), options, places =>
            {
                foreach (var (name, values) in Compute(log, [.. places.Select(place => rows[place])], casesOf, sql, cancellation))
                {
                    long[]? all;
                    lock (features)
                    {
                        if (!features.TryGetValue(name, out all))
                            features.Add(name, all = new long[rows.Length]);
                    }

                    for (var i = 0; i < places.Length; i++)
                    {
                        all[places[i]] = values[i];
                    }
                }
            });
        }
        catch (AggregateException errors)
        {
            // Batches fail alike: the first says what is wrong.
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }

        return features;
    }

    private static IReadOnlyDictionary<string, long[]> Compute(CaseLog log, CaseRow[] rows, CasesOfCustomers casesOf, string sql, CancellationToken cancellation)
    {
        using var database = new EventDatabase();
        var events = EventRows.Of(log, rows, casesOf);
        for (var i = 0; i < events.Count; i++)
        {
            database.Insert(EventViews.Tables[i].Table, EventViews.Tables[i].Columns, events[i], cancellation);
        }

        return FeatureQuery.Run(database.Connection, sql, rows, cancellation);
    }

    /// <summary>Places of rows, all of a customer's in one batch; cases without a customer are in the first.</summary>
    private static List<int[]> Batches(CaseLog log, CaseRow[] rows, int batchRows)
    {
        var rowsOf = new int[log.CustomerIds.Count + 1];
        foreach (var row in rows)
        {
            rowsOf[log.Customer[row.Case] + 1]++;
        }

        var batchOf = new int[rowsOf.Length];
        var (batch, filled) = (0, 0);
        for (var i = 0; i < rowsOf.Length; i++)
        {
            if (filled >= batchRows)
                (batch, filled) = (batch + 1, 0);
            batchOf[i] = batch;
            filled += rowsOf[i];
        }

        var batches = Enumerable.Range(0, batch + 1).Select(_ => new List<int>()).ToArray();
        for (var place = 0; place < rows.Length; place++)
        {
            batches[batchOf[log.Customer[rows[place].Case] + 1]].Add(place);
        }

        return [.. batches.Where(places => places.Count > 0).Select(places => places.ToArray())];
    }
}
