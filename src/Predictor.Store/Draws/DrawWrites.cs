using System.Globalization;
using Predictor.Store.Databases;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Draws;

/// <summary>Arms as rows of what was done: one statement each, which takes the line as it is in the write's own transaction and leaves out whoever is in an arm already.</summary>
internal static class DrawWrites
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;

    private static readonly Statement Drawn = new(
        """
        INSERT INTO case_action (action_id, case_id, customer_id, prediction_id, at, what, by_whom, held_out, drawn, probability, band, act_id, updated_at_ms)
        SELECT $1, case_id, customer_id, prediction_id, $3, COALESCE($4, action), $5, $6, $7, probability, band, $8, $9 FROM desk_line
        WHERE line_id = $2 AND customer_id IS NOT NULL AND ($11 IS NULL OR last_event = $11) AND NOT EXISTS (
          SELECT 1 FROM case_action AS earlier
          WHERE earlier.customer_id = desk_line.customer_id AND earlier.drawn = $7 AND earlier.at > $10 AND earlier.withdrawn IS DISTINCT FROM 1)
        ON CONFLICT (action_id) DO NOTHING
        """,
        [Text, Text, Whole, Text, Text, Whole, Text, Text, Whole, Whole, Text]);

    private static readonly Statement Withdrawn = new("UPDATE case_action SET withdrawn = 1, updated_at_ms = $2 WHERE act_id = $1 AND drawn = 'plan'", [Text, Whole]);

    public static StoreWrite Of(PlanDraw draw) => new(
    [
        .. draw.Lines.Select((line, place) => (Drawn, Cells(
            string.Create(CultureInfo.InvariantCulture, $"{CaseAction.DrawnPrefix}{draw.ActId}-{place}"), line.LineId, draw.At, null, draw.By, line.IsHeldOut, DrawnBy.Plan, draw.ActId, draw.Since, null))),
    ]);

    public static StoreWrite Withdrawal(string actId, DateTimeOffset now) => new([(Withdrawn, [actId, now.ToUnixTimeMilliseconds()])]);

    /// <summary>Of a line that somebody gives or acts on; after its event's row.</summary>
    public static (Statement Statement, object?[] Cells) Of(LineEvent done, LineArm arm) =>
        (Drawn, Cells(IdOf(done.Id), done.LineId, done.At, done.Action, done.By.Id, arm.IsHeldOut, DrawnBy.Hand, null, arm.Since, done.Id));

    /// <summary>Of what an event drew.</summary>
    public static string IdOf(string eventId) => CaseAction.DrawnPrefix + eventId;

    private static object?[] Cells(
        string id, string lineId, DateTimeOffset at, string? action, string by, bool isHeldOut, DrawnBy drawn, string? actId, DateTimeOffset since, string? lastEvent) =>
    [
        id, lineId, at.ToUnixTimeSeconds(), action, by, isHeldOut ? 1L : 0L, drawn == DrawnBy.Plan ? "plan" : "hand", actId, at.ToUnixTimeMilliseconds(), since.ToUnixTimeSeconds(), lastEvent,
    ];
}
