using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>The history columns of the standard features.sql, as far as the mapped events can fill them, and the clock.</summary>
internal static class HistoryColumns
{
    private const double SecondsPerDay = 86_400;
    private const double SecondsPerYear = 31_557_600;

    public static IEnumerable<Column> Draft(IReadOnlyDictionary<string, EventSource> events, Asking asking) =>
        [.. events[EventNames.Opened].Fields.ContainsKey(EventNames.CustomerId) ? History(events, asking) : [], Clock("hour", ColumnKind.Count, "Hour of day", "around {value}"), Clock("weekday", ColumnKind.Category, "Day of week", "on a {value}")];

    private static IEnumerable<Column> History(IReadOnlyDictionary<string, EventSource> events, Asking asking)
    {
        foreach (var days in new[] { 7, 30, 90 })
        {
            yield return Count($"contacts_{days}d", "contacts", $"Other contacts in {days} days", $"{{value}} other contacts in the last {days} days", $"no other contact in the last {days} days");
        }

        yield return Count("days_since_contact", "days", "Days since the last contact", "last in contact {value} ago")
            with
        { Kind = ColumnKind.Number, From = "seconds_since_contact", Divisor = SecondsPerDay, WordsMissing = "no earlier contact is known" };
        if (Has(EventNames.Closed, EventNames.Transfers))
            yield return Count("transfers_90d", "transfers", "Transfers in 90 days", "{value} transfers in earlier cases of the last 90 days", "no transfer in earlier cases of the last 90 days");
        if (Has(EventNames.Closed, EventNames.HandleSeconds))
        {
            yield return Count("mean_handle_seconds_90d", "seconds", "Mean handle time in 90 days", "earlier cases of the last 90 days took {value} on average")
                with
            { Kind = ColumnKind.Number, From = "handle_seconds_90d", Per = "handled_90d", WordsMissing = "no handle time of the last 90 days is known" };
        }

        if (Has(EventNames.Closed, EventNames.Resolved))
            yield return Count("unresolved_90d", "cases", "Unresolved cases in 90 days", "{value} cases left unresolved in the last 90 days", "no case left unresolved in the last 90 days");
        if (Has(EventNames.Closed, EventNames.Reopenings))
            yield return Count("reopenings_90d", "reopenings", "Reopenings in 90 days", "{value} reopenings of earlier cases in the last 90 days", "no earlier case reopened in the last 90 days");
        if (events.ContainsKey(EventNames.Surveyed))
        {
            yield return Count("surveys_365d", "surveys", "Surveys answered in a year", "answered {value} surveys in the last year", "answered no survey in the last year");
            if (Has(EventNames.Surveyed, EventNames.Score))
            {
                yield return Count("mean_score_365d", "points", "Mean survey score in a year", "gave a score of {value} on average in the last year")
                    with
                { Kind = ColumnKind.Number, From = "survey_score_365d", Per = "surveys_365d", WordsMissing = "no survey score of the last year is known" };
            }

            yield return Count("dissatisfied_365d", "surveys", "Dissatisfied answers in a year", "dissatisfied in {value} surveys of the last year", "dissatisfied in no survey of the last year");
        }

        if (Has(EventNames.Joined, EventNames.At))
            yield return Count("tenure_years", "years", "Years as a customer", "a customer for {value}") with { Kind = ColumnKind.Number, From = "tenure_seconds", Divisor = SecondsPerYear };
        if (Has(EventNames.Joined, EventNames.ContractEndsAt))
            yield return ContractEnd(events[EventNames.Joined].Fields[EventNames.ContractEndsAt].Column, asking);
        if (Has(EventNames.Joined, EventNames.Value))
            yield return Count("customer_value", "", "What the customer is worth", "worth {value}") with { Kind = ColumnKind.Number, From = "value", Unit = null };

        bool Has(string name, string field) => events.TryGetValue(name, out var source) && source.Fields.ContainsKey(field);
    }

    /// <summary>An end that is moved when a customer renews says of an old case that he stayed: it gives the label away.</summary>
    private static Column ContractEnd(string column, Asking asking)
    {
        var (answer, review) = asking.Choose(
            $"When a contract is renewed, is {column} moved in the export? Then it says of an old case who stayed, and must not be learned from.",
            ["yes, or not known", "no, it is as it was at each contact"], 0,
            $"left out: if {column} moves when a contract is renewed, it gives away who stayed; set ignore to false if it does not");
        return Count("days_to_contract_end", "days", "Days until the contract ends (negative: since it ended)", "the contract ends in {value}")
            with
        {
            Kind = ColumnKind.Number,
            From = "seconds_to_contract_end",
            Divisor = SecondsPerDay,
            WordsBelowZero = "the contract ended {value} ago",
            WordsMissing = "no end of the contract is known",
            Ignore = answer == 0,
            Review = review,
        };
    }

    private static Column Count(string name, string unit, string label, string words, string? atZero = null) => new()
    {
        Name = name,
        Kind = ColumnKind.Count,
        KnownAt = Moment.Arrival,
        Source = ColumnSource.History,
        From = name,
        Unit = unit,
        Label = label,
        Words = words,
        WordsAtZero = atZero,
    };

    private static Column Clock(string name, ColumnKind kind, string label, string words) => new()
    {
        Name = name,
        Kind = kind,
        KnownAt = Moment.Arrival,
        Source = ColumnSource.Clock,
        From = name,
        Label = label,
        Words = words,
    };
}
