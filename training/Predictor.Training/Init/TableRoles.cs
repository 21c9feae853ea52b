using Predictor.Cases;

namespace Predictor.Training.Init;

/// <summary>Which table holds interactions, customers and surveys, and by which columns they join.</summary>
internal sealed record TableRoles
{
    /// <summary>Share of a column's texts that must be keys of another table for the one to point at the other: exports are cut at different days.</summary>
    private const double Contained = 0.7;

    public required TableProfile Interactions { get; init; }

    public required ColumnProfile CaseId { get; init; }

    /// <summary>Null: nothing says who.</summary>
    public ColumnProfile? CustomerId { get; init; }

    public string? CustomerReview { get; init; }

    public TableProfile? Customers { get; init; }

    /// <summary>Names the customer in <see cref="Customers"/>.</summary>
    public ColumnProfile? CustomerKey { get; init; }

    public TableProfile? Surveys { get; init; }

    /// <summary>Names the case in <see cref="Surveys"/>.</summary>
    public ColumnProfile? SurveyedCase { get; init; }

    /// <exception cref="DataException">No table looks like interactions.</exception>
    public static TableRoles Find(IReadOnlyList<TableProfile> tables, Asking asking)
    {
        var interactions = FindInteractions(tables, asking);
        var others = tables.Where(table => table != interactions).ToArray();
        var caseId = CaseKeys(interactions).MaxBy(one => one.Score).Column;
        var (customers, customerKey, customerId) = FindCustomers(interactions, caseId, others);
        var review = default(string);
        if (customerId is null)
        {
            (customerId, review) = asking.Best("the customer", interactions, interactions.Columns
                .Where(column => column != caseId && NamesSomeone(column))
                .Select(column => (column, (2.0 * column.Words.Count(Hints.Customer)) + (column.Words.HasAny(Hints.Id) && column.Words.HasAny(Hints.Customer) ? 1 : 0))));
        }

        var (surveys, surveyedCase) = FindSurveys(caseId, others.Where(table => table != customers));
        foreach (var unused in others.Where(table => table != customers && table != surveys))
        {
            asking.Notes.Add($"{unused.File} is neither interactions, customers nor surveys, and is not used.");
        }

        return new TableRoles
        {
            Interactions = interactions,
            CaseId = caseId,
            CustomerId = customerId,
            CustomerReview = review,
            Customers = customers,
            CustomerKey = customerKey,
            Surveys = surveys,
            SurveyedCase = surveyedCase,
        };
    }

    private static TableProfile FindInteractions(IReadOnlyList<TableProfile> tables, Asking asking)
    {
        var candidates = tables.Where(table => table.Rows > 0 && CaseKeys(table).Any() && table.Columns.Any(column => column.IsTime && column.Filled == column.Rows)).ToArray();
        if (candidates.Length == 0)
            throw new DataException($"No table looks like interactions: a column that names each row once and a column of times without gaps. Found {string.Join(", ", tables.Select(table => $"{table.File} ({table.Rows} rows)"))}.");

        (TableProfile Table, double Score)[] ranked = [.. candidates.Select(table => (table, ScoreOf(table, tables))).OrderByDescending(one => one.Item2)];
        if (ranked.Length == 1 || ranked[0].Score - ranked[1].Score >= 1)
            return ranked[0].Table;

        var (answer, review) = asking.Choose("Which table has one row for each interaction?", [.. ranked.Select(one => one.Table.File)], 0, "");
        if (review is not null)
            asking.Notes.Add($"{ranked[0].Table.File} is taken as the table of interactions; it could be {ranked[1].Table.File} (review).");
        return ranked[answer].Table;
    }

    private static double ScoreOf(TableProfile table, IReadOnlyList<TableProfile> tables)
    {
        var pointsAtOthers = tables.Any(other => other != table && other.Columns.Any(key => key.IsUnique && table.Columns.Any(column => IsLikeKey(column) && !column.IsUnique && column.ContainedIn(key) >= Contained)));
        return (table.Words.HasAny(Hints.InteractionTable) ? 2 : 0)
            - (table.Words.HasAny(Hints.CustomerTable) || table.Words.HasAny(Hints.SurveyTable) ? 2 : 0)
            + Math.Min(4, table.Columns.Count(column => column.Words.HasAny(Hints.Handling) || column.Words.HasAny(Hints.Wait)))
            + (pointsAtOthers ? 2 : 0)
            + Math.Log10(table.Rows);
    }

    /// <summary>Columns that name each row once, better ones with a higher score.</summary>
    private static IEnumerable<(ColumnProfile Column, double Score)> CaseKeys(TableProfile table) => table.Columns
        .Select((column, i) => (column, i))
        .Where(one => one.column.IsUnique && !one.column.IsTime && (one.column.IsWhole || !one.column.IsNumber) && one.column.MeanLength <= 64)
        .Select(one => (one.column, (2.0 * one.column.Words.Count(Hints.Case)) + one.column.Words.Count(Hints.Id) - (one.i / 100.0)));

    private static (TableProfile? Table, ColumnProfile? Key, ColumnProfile? Customer) FindCustomers(TableProfile interactions, ColumnProfile caseId, TableProfile[] others) => others
        .SelectMany(table => table.Columns.Where(key => key.IsUnique && IsLikeKey(key)).Select(key => (table, key)))
        .SelectMany(one => interactions.Columns
            .Where(column => column != caseId && IsLikeKey(column) && column.ContainedIn(one.key) >= Contained)
            .Select(column => (one.table, one.key, column, Score: column.ContainedIn(one.key) + (0.1 * column.Words.Count(Hints.Customer)) + (column.Distinct / (double)one.key.Distinct))))
        .OrderByDescending(one => one.Score)
        .Select(one => ((TableProfile?)one.table, (ColumnProfile?)one.key, (ColumnProfile?)one.column))
        .FirstOrDefault();

    private static (TableProfile? Table, ColumnProfile? Case) FindSurveys(ColumnProfile caseId, IEnumerable<TableProfile> others) => others
        .Where(table => table.Columns.Any(column => column.IsTime) && table.Columns.Any(column => SurveyRoles.IsScore(column) || column.Words.HasAny(Hints.Dissatisfied)))
        .SelectMany(table => table.Columns.Where(column => IsLikeKey(column) && column.ContainedIn(caseId) >= Contained).Select(column => (table, column)))
        .OrderByDescending(one => one.column.Distinct)
        .Select(one => ((TableProfile?)one.table, (ColumnProfile?)one.column))
        .FirstOrDefault();

    /// <summary>
    /// Whether a column may say who: most rows have one, it is no free text, and its name says id, or it neither says an attribute (a city, a segment) nor has as few
    /// different texts as one (an id has more than the root of its rows), nor another in each row.
    /// </summary>
    private static bool NamesSomeone(ColumnProfile column) =>
        !column.IsTime && column.Distinct > 1 && (column.IsWhole || !column.IsNumber) && 2 * column.Filled >= column.Rows && !column.IsFreeText
        && (column.Words.HasAny(Hints.Id) || (!column.Words.HasAny(Hints.KnownAtArrival) && (long)column.Distinct * column.Distinct >= column.Filled && !column.IsUnique));

    /// <summary>Small whole numbers are in any table's keys that count from 1: what points at rows has many values, or a name that says so.</summary>
    private static bool IsLikeKey(ColumnProfile column) =>
        column.Filled > 0 && !column.IsTime && (column.IsWhole || !column.IsNumber) && column.MeanLength <= 64
        && (!column.IsNumber || column.Words.HasAny(Hints.Id) || column.Words.HasAny(Hints.Customer) || column.Words.HasAny(Hints.Case));
}
