using Predictor.Cases;

namespace Predictor.Store.Tests.History;

/// <summary>What features.sql and the labels should say, in nested loops over all events of the customer. Slow, and plain enough to be believed.</summary>
internal static class PlainFeatures
{
    private const long Day = SmallCentre.Day;

    public static long? Feature(SmallCentre centre, SmallCentre.Contact own, long at, string name)
    {
        if (own.Customer is null)
            return null;

        var known = centre.People.TryGetValue(own.Customer, out var person);
        var others = centre.Contacts.Where(other => other.Customer == own.Customer && other.Id != own.Id).ToArray();
        var openings = others.Where(other => other.OpenedAt < at).ToArray();
        var closings = others.Where(other => other.ClosedAt < at && other.ClosedAt >= at - (90 * Day)).ToArray();
        var surveys = others.Where(other => other.SurveyedAt < at && other.SurveyedAt >= at - (365 * Day)).ToArray();
        var joined = known && !(person!.JoinedAt >= at);
        return name switch
        {
            "contacts_7d" => openings.Count(other => other.OpenedAt >= at - (7 * Day)),
            "contacts_30d" => openings.Count(other => other.OpenedAt >= at - (30 * Day)),
            "contacts_90d" => openings.Count(other => other.OpenedAt >= at - (90 * Day)),
            "seconds_since_contact" => openings.Length == 0 ? null : at - openings.Max(other => other.OpenedAt),
            "closed_90d" => closings.Length,
            "transfers_90d" => closings.Sum(other => other.Transfers ?? 0),
            "handle_seconds_90d" => closings.Sum(other => other.HandleSeconds ?? 0),
            "handled_90d" => closings.Count(other => other.HandleSeconds is not null),
            "unresolved_90d" => closings.Count(other => other.Resolved == 0),
            "reopenings_90d" => closings.Sum(other => other.Reopenings ?? 0),
            "surveys_365d" => surveys.Length,
            "survey_score_365d" => surveys.Sum(other => other.Score ?? 0),
            "dissatisfied_365d" => surveys.Count(other => other.Score <= 2),
            "tenure_seconds" => joined ? at - person!.JoinedAt : null,
            "value" => joined ? person!.Value : null,
            "seconds_to_contract_end" => joined ? person!.ContractEndsAt - at : null,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such feature."),
        };
    }

    public static sbyte Label(SmallCentre centre, SmallCentre.Contact own, long at, string outcome, long observedUntil)
    {
        if (own.Customer is null && outcome != "dissatisfied")
            return -1;

        switch (outcome)
        {
            case "left":
                if (at + (30 * Day) > observedUntil || !centre.People.TryGetValue(own.Customer!, out var person))
                    return -1;
                var rejoined = person.JoinedAt > person.LeftAt && person.JoinedAt <= at;
                if (person.LeftAt <= at && !rejoined)
                    return -1;
                return (sbyte)(person.LeftAt > at && person.LeftAt <= at + (30 * Day) ? 1 : 0);
            case "back":
                if (at + (14 * Day) > observedUntil)
                    return -1;
                return (sbyte)(centre.Contacts.Any(other => other.Customer == own.Customer && other.Id != own.Id && other.OpenedAt > at && other.OpenedAt <= at + (14 * Day)) ? 1 : 0);
            default:
                if (at + (7 * Day) > observedUntil || own.Score is null || !(own.SurveyedAt > at) || own.SurveyedAt > at + (7 * Day))
                    return -1;
                return (sbyte)(own.Score <= 2 ? 1 : 0);
        }
    }

    public static IEnumerable<(string Case, Moment Moment, long At)> Rows(SmallCentre centre) => centre.Contacts
        .SelectMany(one => one.ClosedAt is { } closed ? [(one.Id, Moment.Arrival, one.OpenedAt), (one.Id, Moment.Closure, closed)] : new[] { (one.Id, Moment.Arrival, one.OpenedAt) })
        .OrderBy(row => row.Item3).ThenBy(row => row.Item1, StringComparer.Ordinal).ThenBy(row => row.Item2);
}
