using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Views;

/// <summary>Views as rows: each act is one statement that says by whether it changed a row what became of it.</summary>
internal static class ViewWrites
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;

    private static readonly Statement Kept = new(
        """
        INSERT INTO desk_view (user_name, name, query, made_at) SELECT $1, $2, $3, $4
        WHERE (SELECT COUNT(*) FROM desk_view WHERE user_name = $1) < $5 OR EXISTS (SELECT 1 FROM desk_view WHERE user_name = $1 AND name = $2)
        ON CONFLICT (user_name, name) DO UPDATE SET query = $3
        """,
        [Text, Text, Text, Whole, Whole]);

    private static readonly Statement Renamed = new(
        "UPDATE desk_view SET name = $3 WHERE user_name = $1 AND name = $2 AND NOT EXISTS (SELECT 1 FROM desk_view WHERE user_name = $1 AND name = $3 AND name <> $2)", [Text, Text, Text]);

    private static readonly Statement Gone = new("DELETE FROM desk_view WHERE user_name = $1 AND name = $2", [Text, Text]);

    public static StoreWrite Keep(string user, KeptView view, DateTimeOffset now, int most) => new([(Kept, [user, view.Name, view.Query, now.ToUnixTimeSeconds(), (long)most])]);

    public static StoreWrite Rename(string user, string name, string to) => new([(Renamed, [user, name, to])]);

    public static StoreWrite Remove(string user, string name) => new([(Gone, [user, name])]);
}
