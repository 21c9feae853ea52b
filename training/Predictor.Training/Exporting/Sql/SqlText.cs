using System.Globalization;
using System.Text.RegularExpressions;

namespace Predictor.Training.Exporting.Sql;

/// <summary>Names, texts and numbers as SQLite, PostgreSQL, Spark SQL and DuckDB write them.</summary>
internal static partial class SqlText
{
    /// <summary>Words that one of the four keeps for itself, in small letters.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "all", "alter", "analyse", "analyze", "and", "anti", "any", "array", "as", "asc", "asymmetric", "authorization", "between", "binary", "both", "by", "case", "cast",
        "check", "collate", "collation", "column", "commit", "constraint", "create", "cross", "current_date", "current_time", "current_timestamp", "current_user", "default",
        "deferrable", "delete", "desc", "describe", "distinct", "do", "drop", "else", "end", "escape", "except", "exists", "false", "fetch", "filter", "for", "foreign", "from",
        "full", "function", "glob", "grant", "group", "having", "if", "in", "index", "initially", "inner", "insert", "intersect", "into", "is", "isnull", "join", "lateral",
        "leading", "left", "like", "limit", "localtime", "localtimestamp", "match", "minus", "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer",
        "overlaps", "pivot", "placing", "primary", "qualify", "references", "regexp", "returning", "right", "rollback", "row", "rows", "select", "semi", "session_user", "set",
        "show", "similar", "some", "summarize", "symmetric", "table", "then", "time", "to", "trailing", "transaction", "trigger", "true", "union", "unique", "unknown", "unpivot",
        "update", "user", "using", "values", "variadic", "verbose", "view", "when", "where", "window", "with",
    };

    /// <summary>A plain name as it is, any other between double quotes.</summary>
    public static string Name(string name) =>
        PlainName().IsMatch(name) && !Reserved.Contains(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A table's name, with its schema's before a dot where it has one.</summary>
    public static string Table(string name) => string.Join('.', name.Split('.').Select(Name));

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>With an exponent, which makes it a double (and not a decimal) in SQLite, Spark SQL and DuckDB; the shortest digits that read back the same bits.</summary>
    public static string Number(double value)
    {
        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        return digits.Contains('E', StringComparison.Ordinal) ? digits : $"{digits}E0";
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex PlainName();
}
