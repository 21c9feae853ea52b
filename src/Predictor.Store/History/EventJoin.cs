using System.Globalization;
using Predictor.Cases;

namespace Predictor.Store.History;

/// <summary>Rows of the event tables into one log by case and by customer, holding them to what can be: nothing closes before it opened.</summary>
internal sealed class EventJoin(EventTable opened, RowJoin rows, IList<string> notes)
{
    /// <summary>Up to this share of closings before their opening are clock faults; more is a wrong column or time format.</summary>
    private const double BelievableFaults = 0.01;

    private int CaseCount => opened.CaseId!.Ids.Count;

    private List<string> CustomerIds => opened.CustomerId?.Ids ?? [];

    private int CustomerCount => CustomerIds.Count;

    /// <summary>By case: the customer, -1 where the export names none.</summary>
    public int[] Customer => field ??= opened.CustomerId is { } named ? [.. named.Rows] : [.. Enumerable.Repeat(-1, CaseCount)];

    /// <summary>By case.</summary>
    public long[] OpenedAt => field ??= ReadOpened();

    public CaseLog Join(EventTable? closed, EventTable? surveyed, EventTable? joined, EventTable? left, IReadOnlyDictionary<string, GivenColumn> given)
    {
        var closing = closed is null ? null : rows.ByCase(closed);
        var survey = surveyed is null ? null : rows.ByCase(surveyed, surveyed.At);
        var joining = joined is null ? null : rows.ByCustomer(joined);
        var leaving = left is null ? null : rows.ByCustomer(left);
        NoteUnknown(joined, joining);
        var anonymous = Customer.Count(customer => customer < 0);
        if (anonymous > 0)
            notes.Add($"{anonymous} of {CaseCount} cases name no customer: their history is missing.");

        return new CaseLog
        {
            CaseIds = opened.CaseId!.Ids,
            CustomerIds = CustomerIds,
            Customer = Customer,
            OpenedAt = OpenedAt,
            ClosedAt = NotBefore(closed, closing, "close", "as not closed"),
            HandleSeconds = NotNegative(closed, closing, EventNames.HandleSeconds),
            Transfers = NotNegative(closed, closing, EventNames.Transfers),
            Resolved = Take(Find(closed, EventNames.Resolved), closing, CaseCount),
            Reopenings = NotNegative(closed, closing, EventNames.Reopenings),
            SurveyedAt = NotBefore(surveyed, survey, "are surveyed", "as not surveyed"),
            Dissatisfied = Take(Find(surveyed, EventNames.Dissatisfied), survey, CaseCount),
            Score = Take(Find(surveyed, EventNames.Score), survey, CaseCount),
            Known = joining is null ? [.. Enumerable.Repeat(true, CustomerCount)] : [.. joining.Select(row => row >= 0)],
            JoinedAt = Take(joined?.At?.Rows, joining, CustomerCount),
            Value = Take(Find(joined, EventNames.Value), joining, CustomerCount),
            ContractEndsAt = Take(joined?.ContractEndsAt?.Rows, joining, CustomerCount),
            LeftAt = Take(left?.At?.Rows, leaving, CustomerCount),
            Given = given,
        };
    }

    private long[] ReadOpened()
    {
        var at = opened.At!;
        var missing = at.Rows.IndexOf(CaseLog.Missing);
        return missing < 0 ? [.. at.Rows] : throw new DataException($"{opened.Place(missing, at)}: found nothing, expected {new TimeFormat(at.Source.TimeFormat ?? TimeFormat.Iso, TimeZoneInfo.Utc)}");
    }

    private static List<long>? Find(EventTable? table, string field) => table?.Numbers.GetValueOrDefault(field)?.Rows;

    private static long[] Take(List<long>? values, int[]? rowOf, int count)
    {
        var taken = new long[count];
        for (var i = 0; i < count; i++)
        {
            taken[i] = values is null || rowOf is null || rowOf[i] < 0 ? CaseLog.Missing : values[rowOf[i]];
        }

        return taken;
    }

    private long[] NotBefore(EventTable? table, int[]? rowOf, string what, string taken)
    {
        var times = Take(table?.At?.Rows, rowOf, CaseCount);
        var (early, all, first) = CaseLogRules.TakeOutEarly(times, OpenedAt);
        if (early == 0)
            return times;

        var place = table!.Place(rowOf![first], table.At!);
        if (early > Math.Max(1, all * BelievableFaults))
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture,
                $"{place}: {early} of {all} cases {what} before they open, the first here; expected a time at or after column {opened.At!.Source.Column}: is it the right column and time format?"));
        }

        notes.Add($"{early} of {all} cases {what} before they open (the first: {place}) and are taken {taken}.");
        return times;
    }

    private long[] NotNegative(EventTable? table, int[]? rowOf, string field)
    {
        var values = Take(Find(table, field), rowOf, CaseCount);
        var negative = CaseLogRules.TakeOutNegative(values);
        if (negative > 0)
            notes.Add($"{negative} values of {table!.Table.File}, column {table.Numbers[field].Source.Column} are below zero and taken as missing.");
        return values;
    }

    private void NoteUnknown(EventTable? joined, int[]? joining)
    {
        var unknown = joining?.Count(row => row < 0) ?? 0;
        if (unknown > 0)
            notes.Add($"{unknown} of {CustomerCount} customers of {opened.Table.File} are not in {joined!.Table.File}: they have no tenure, no value and no label of leaving.");
    }
}
