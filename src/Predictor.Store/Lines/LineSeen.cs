using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Lines;

/// <summary>Who opened a customer's page, as a row of its own: no line is written to, and whoever is not in the store any more leaves none.</summary>
internal static class LineSeen
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;
    private const long SecondsPerDay = 86_400;

    private static readonly Statement Seen = new(
        """
        INSERT INTO desk_seen (line_id, user_name, day, customer_id, case_id, at_ms) SELECT $1, $2, $3, $4, $5, $6
        WHERE EXISTS (SELECT 1 FROM desk_line WHERE line_id = $1) OR EXISTS (SELECT 1 FROM customer WHERE customer_id = $4)
          OR EXISTS (SELECT 1 FROM interaction WHERE customer_id = $4) OR EXISTS (SELECT 1 FROM interaction WHERE case_id = $5)
          OR EXISTS (SELECT 1 FROM prediction WHERE customer_id = $4) OR EXISTS (SELECT 1 FROM prediction WHERE case_id = $5)
        ON CONFLICT (line_id, user_name, day) DO NOTHING
        """,
        [Text, Text, Whole, Text, Text, Whole]);

    public static StoreWrite Of(Line line, string user, DateTimeOffset now) =>
        new([(Seen, [line.Id, user, now.ToUnixTimeSeconds() / SecondsPerDay, line.CustomerId, line.CaseId, now.ToUnixTimeMilliseconds()])]);
}
