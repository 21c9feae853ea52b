using System.Data.Common;
using Predictor.Cases;

namespace Predictor.Store.History.Events;

/// <summary>Runs features.sql over the event views and puts its rows where the moments asked for them.</summary>
internal static class FeatureQuery
{
    private const string CaseId = "case_id";
    private const string MomentName = "moment";

    /// <summary>By column of the statement: a value for each of <paramref name="rows"/>, <see cref="CaseLog.Missing"/> where null.</summary>
    /// <param name="connection">Open, with the event views; case ids are positions.</param>
    /// <param name="sql">One statement, as data/README.md says.</param>
    /// <param name="rows">The rows of event_probe.</param>
    /// <param name="cancellation">Stops the statement.</param>
    /// <exception cref="DataException">The statement does not run, or does not give one row a moment.</exception>
    public static IReadOnlyDictionary<string, long[]> Run(DbConnection connection, string sql, CaseRow[] rows, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        using var stop = cancellation.Register(command.Cancel);
        try
        {
            using var reader = command.ExecuteReader();
            return Read(reader, rows, cancellation);
        }
        catch (DbException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DataException($"features.sql does not run: {error.Message}", error);
        }
    }

    internal static Dictionary<string, long[]> Read(DbDataReader reader, CaseRow[] rows, CancellationToken cancellation)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var (caseId, moment) = (Array.IndexOf(names, CaseId), Array.IndexOf(names, MomentName));
        if (caseId < 0 || moment < 0 || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            throw new DataException($"features.sql gives the columns {string.Join(", ", names)}; expected {CaseId}, {MomentName} and others, each once.");

        var places = PlacesOf(rows);
        var found = new bool[rows.Length];
        var columns = names.Select(_ => new long[rows.Length]).ToArray();
        while (reader.Read())
        {
            var (id, at) = (reader.GetInt64(caseId), reader.GetInt64(moment));
            var place = id >= 0 && at is 0 or 1 && (2 * id) + at < places.Length ? places[(2 * id) + at] : -1;
            if (place < 0 || found[place])
                throw new DataException($"features.sql gives a row for case {id} at moment {at} {(place < 0 ? "that event_probe does not ask for" : "twice")}; expected one row for each row of event_probe.");

            found[place] = true;
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i][place] = reader.IsDBNull(i) ? CaseLog.Missing : reader.GetInt64(i);
            }

            if ((id & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        var missing = found.Count(row => !row);
        if (missing > 0)
            throw new DataException($"features.sql gives no row for {missing} of {rows.Length} rows of event_probe; expected one for each.");

        return names.Zip(columns).ToDictionary(column => column.First, column => column.Second, StringComparer.Ordinal);
    }

    /// <summary>By 2 x case + moment: the row's place.</summary>
    private static int[] PlacesOf(CaseRow[] rows)
    {
        var places = new int[2 * (rows.Length == 0 ? 0 : rows.Max(row => row.Case) + 1)];
        Array.Fill(places, -1);
        for (var i = 0; i < rows.Length; i++)
        {
            places[(2 * rows[i].Case) + (int)rows[i].Moment] = i;
        }

        return places;
    }
}
