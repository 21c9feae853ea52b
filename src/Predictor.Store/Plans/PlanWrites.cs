using System.Globalization;
using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Plans;

/// <summary>Who is there, and who is left out, as rows of the store's tables.</summary>
internal static class PlanWrites
{
    /// <summary>Days of a supervisor that are kept, so that somebody back from a holiday is offered again whom she knows.</summary>
    private const int DaysKept = 60;

    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;

    private static readonly Statement Nobody = new("DELETE FROM desk_present WHERE user_name = $1 AND (day = $2 OR day < $3)", [Text, Text, Text]);

    private static readonly Statement Present = new(
        "INSERT INTO desk_present (user_name, day, person, minutes, place) VALUES ($1, $2, $3, $4, $5)", [Text, Text, Text, Whole, Whole]);

    private static readonly Statement Leave = new(
        """
        INSERT INTO desk_left_out (user_name, day, line_id, customer_id, case_id, at_ms)
        SELECT $1, $2, line_id, customer_id, case_id, $4 FROM desk_line WHERE line_id = $3
        ON CONFLICT (user_name, day, line_id) DO NOTHING
        """,
        [Text, Text, Text, Whole]);

    private static readonly Statement Forget = new("DELETE FROM desk_left_out WHERE user_name = $1 AND day < $2", [Text, Text]);

    private static readonly Statement PutBack = new("DELETE FROM desk_left_out WHERE user_name = $1 AND day = $2 AND (line_id = $3 OR $3 IS NULL)", [Text, Text, Text]);

    public static StoreWrite Of(string user, PresentPeople present) => new(
    [
        (Nobody, [user, DayOf(present.Day), DayOf(present.Day.AddDays(-DaysKept))]),
        .. present.People.Select((person, place) => (Present, (object?[])[user, DayOf(present.Day), person.Person, (long)person.Minutes, (long)place])),
    ]);

    public static StoreWrite LeftOut(string user, DateOnly day, string lineId, DateTimeOffset now) =>
        new([(Forget, [user, DayOf(day)]), (Leave, [user, DayOf(day), lineId, now.ToUnixTimeMilliseconds()])]);

    public static StoreWrite Back(string user, DateOnly day, string? lineId) => new([(PutBack, [user, DayOf(day), lineId])]);

    public static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
