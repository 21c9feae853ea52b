using Predictor.Store.History.Events;
using Predictor.Store.Records;

namespace Predictor.Store.History.Live;

/// <summary>One customer's records as rows of the event views, by the same rules that an export is read by: nothing closes or is surveyed before it opened, nothing handled is below zero.</summary>
internal static class CustomerEventRows
{
    private const long Missing = CaseLog.Missing;

    /// <summary>The customer's number among one.</summary>
    private const long Customer = 0;

    /// <summary>By view, in the order of <see cref="EventViews.Tables"/>. Cases are numbered in the order of <paramref name="events"/>.</summary>
    /// <param name="events">Of the customer.</param>
    /// <param name="row">The moment to compute; its case is one of the events', or the number after theirs.</param>
    public static IReadOnlyList<IReadOnlyList<long[]>> Of(CustomerEvents events, CaseRow row)
    {
        var numbers = events.Interactions.Select((each, number) => (each, number)).ToDictionary(pair => pair.each.CaseId, pair => pair.number, StringComparer.Ordinal);
        return
        [
            [[row.Case, (long)row.Moment, Customer, row.At]],
            [.. events.Interactions.Select((each, number) => new[] { number, Customer, each.OpenedAt!.Value })],
            [.. events.Interactions.Select((each, number) => (each, number)).Where(pair => pair.each.ClosedAt >= pair.each.OpenedAt).Select(pair => Closed(pair.each, pair.number))],
            [.. events.Surveys.Where(survey => survey.AnsweredAt >= events.Interactions[numbers[survey.CaseId]].OpenedAt).Select(survey => new[] { numbers[survey.CaseId], Customer, survey.AnsweredAt, Flag(survey.Dissatisfied), survey.Score ?? Missing })],
            events.Record?.LeftAt is { } left ? [[Customer, left]] : [],
            events.Record is { } record ? [[Customer, record.JoinedAt ?? Missing, record.Value ?? Missing, record.ContractEndsAt ?? Missing]]
                : events.AnyOnRecord ? [] : [[Customer, Missing, Missing, Missing]],
        ];
    }

    private static long[] Closed(Interaction each, int number) =>
        [number, Customer, each.ClosedAt!.Value, each.OpenedAt!.Value, NotNegative(each.HandleSeconds), NotNegative(each.Transfers), Flag(each.Resolved), NotNegative(each.Reopenings)];

    private static long NotNegative(long? value) => value is >= 0 and var known ? known : Missing;

    private static long Flag(bool? value) => value is { } known ? (known ? 1 : 0) : Missing;
}
