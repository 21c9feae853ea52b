namespace Predictor.Store.History.Events;

/// <summary>The tables that features.sql reads, as SQLite and PostgreSQL both take them; data/README.md describes them field by field.</summary>
internal static class EventViews
{
    /// <summary>Keys are those by which features.sql joins. Case and customer ids may be of any type: here they are positions.</summary>
    public const string Create = """
        CREATE TABLE event_probe (case_id BIGINT NOT NULL, moment INTEGER NOT NULL, customer_id BIGINT, at BIGINT NOT NULL);
        CREATE TABLE event_opened (case_id INTEGER PRIMARY KEY, customer_id BIGINT, at BIGINT NOT NULL);
        CREATE TABLE event_closed (case_id INTEGER PRIMARY KEY, customer_id BIGINT, at BIGINT NOT NULL, opened_at BIGINT NOT NULL,
          handle_seconds BIGINT, transfers BIGINT, resolved INTEGER, reopenings BIGINT);
        CREATE TABLE event_surveyed (case_id INTEGER PRIMARY KEY, customer_id BIGINT, at BIGINT NOT NULL, dissatisfied INTEGER, score BIGINT);
        CREATE TABLE event_left (customer_id INTEGER PRIMARY KEY, at BIGINT NOT NULL);
        CREATE TABLE event_joined (customer_id INTEGER PRIMARY KEY, at BIGINT, value BIGINT, contract_ends_at BIGINT);
        """;

    /// <summary>By table: how many columns an insert gives.</summary>
    public static IReadOnlyList<(string Table, int Columns)> Tables { get; } =
        [("event_probe", 4), ("event_opened", 3), ("event_closed", 8), ("event_surveyed", 5), ("event_left", 2), ("event_joined", 4)];
}
