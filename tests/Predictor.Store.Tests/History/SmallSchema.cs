using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Tests;

namespace Predictor.Store.Tests.History;

/// <summary>A schema with every column of features.sql as it comes, and the mapping of <see cref="SmallCentre"/>'s tables.</summary>
internal static class SmallSchema
{
    private static readonly Dictionary<string, string> Low = new() { ["1"] = "1", ["2"] = "1", ["3"] = "0", ["4"] = "0", ["5"] = "0" };

    public static string FeaturesSql { get; } = File.ReadAllText(Repository.PathTo("data", "features.sql"));

    public static readonly string[] History =
    [
        "contacts_7d", "contacts_30d", "contacts_90d", "seconds_since_contact", "closed_90d", "transfers_90d", "handle_seconds_90d", "handled_90d",
        "unresolved_90d", "reopenings_90d", "surveys_365d", "survey_score_365d", "dissatisfied_365d", "tenure_seconds", "value", "seconds_to_contract_end",
    ];

    public static readonly Moment[] Both = [Moment.Arrival, Moment.Closure];

    public static Schema Schema(DateTimeOffset? observedUntil = null) => new()
    {
        Name = "small",
        Features = "features.sql",
        ObservedUntil = observedUntil ?? DateTimeOffset.FromUnixTimeSeconds(SmallCentre.Start + (380 * SmallCentre.Day)),
        Columns =
        [
            .. History.Select(name => new Column { Name = name, Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Source = ColumnSource.History, From = name }),
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "transfers", Kind = ColumnKind.Count, KnownAt = Moment.Closure },
        ],
        Outcomes =
        [
            new Outcome { Name = "left", Words = "leaves", Label = "left_30d", Moments = Both, HorizonDays = 30 },
            new Outcome { Name = "back", Words = "is back", Label = "back_14d", Moments = Both, HorizonDays = 14 },
            new Outcome { Name = "dissatisfied", Words = "is dissatisfied", Label = "dissatisfied", Moments = Both, HorizonDays = 7, KnownFrom = "dissatisfied_known_at" },
        ],
    };

    public static Mapping Mapping { get; } = new()
    {
        Events = new Dictionary<string, EventSource>
        {
            ["opened"] = Event("interactions.csv", ("case_id", "id"), ("customer_id", "customer"), ("at", "opened")),
            ["closed"] = Event("interactions.csv", ("case_id", "id"), ("at", "closed"), ("handle_seconds", "handle"), ("transfers", "transfers"), ("resolved", "resolved"), ("reopenings", "reopenings")),
            ["surveyed"] = Event("surveys.csv", ("case_id", "case"), ("at", "answered"), ("dissatisfied", "score"), ("score", "score")),
            ["joined"] = Event("customers.csv", ("customer_id", "customer"), ("at", "joined"), ("value", "value"), ("contract_ends_at", "ends")),
            ["left"] = Event("customers.csv", ("customer_id", "customer"), ("at", "left")),
        },
        Given = new Dictionary<string, FieldSource>
        {
            ["queue"] = new("interactions.csv", "queue"),
            ["transfers"] = new("interactions.csv", "transfers"),
        },
    };

    private static EventSource Event(string table, params (string Field, string Column)[] fields) => new(table, fields.ToDictionary(
        field => field.Field,
        field => new FieldSource(table, field.Column, field.Field is "at" or "contract_ends_at" ? "epoch_seconds" : null, Values: field.Field == "dissatisfied" ? Low : null)));
}
