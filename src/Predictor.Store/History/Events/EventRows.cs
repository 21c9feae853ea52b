using Predictor.Cases;

namespace Predictor.Store.History.Events;

/// <summary>A case log as rows of the event views.</summary>
internal static class EventRows
{
    private const long Missing = CaseLog.Missing;

    /// <summary>By view, in the order of <see cref="EventViews.Tables"/>: all events of the rows' customers, and of cases of the rows that name none.</summary>
    /// <param name="log">All cases.</param>
    /// <param name="rows">Some moments to compute.</param>
    /// <param name="casesOf">Of the log.</param>
    public static IReadOnlyList<IEnumerable<long[]>> Of(CaseLog log, CaseRow[] rows, CasesOfCustomers casesOf)
    {
        long[] customers = [.. rows.Select(row => (long)log.Customer[row.Case]).Where(customer => customer >= 0).Distinct().Order()];
        long[] cases = [.. customers.SelectMany(casesOf.Of).Concat(rows.Where(row => log.Customer[row.Case] < 0).Select(row => (long)row.Case).Distinct()).Order()];
        return Of(log, rows, cases, customers);
    }

    private static IReadOnlyList<IEnumerable<long[]>> Of(CaseLog log, CaseRow[] rows, long[] cases, long[] customers) =>
    [
        rows.Select(row => new[] { row.Case, (long)row.Moment, Customer(log, row.Case), row.At }),
        cases.Select(i => new[] { i, Customer(log, i), log.OpenedAt[i] }),
        cases.Where(i => log.ClosedAt[i] != Missing).Select(i => new[] { i, Customer(log, i), log.ClosedAt[i], log.OpenedAt[i], log.HandleSeconds[i], log.Transfers[i], log.Resolved[i], log.Reopenings[i] }),
        cases.Where(i => log.SurveyedAt[i] != Missing).Select(i => new[] { i, Customer(log, i), log.SurveyedAt[i], log.Dissatisfied[i], log.Score[i] }),
        customers.Where(i => log.LeftAt[i] != Missing).Select(i => new[] { i, log.LeftAt[i] }),
        customers.Where(i => log.Known[i]).Select(i => new[] { i, log.JoinedAt[i], log.Value[i], log.ContractEndsAt[i] }),
    ];

    /// <summary>Arrival rows of all cases and closure rows of those that closed, in time order, then case id, then moment.</summary>
    public static CaseRow[] Probes(CaseLog log)
    {
        var rows = new List<CaseRow>(2 * log.CaseIds.Count);
        for (var i = 0; i < log.CaseIds.Count; i++)
        {
            rows.Add(new CaseRow(i, Moment.Arrival, log.OpenedAt[i]));
            if (log.ClosedAt[i] != Missing)
                rows.Add(new CaseRow(i, Moment.Closure, log.ClosedAt[i]));
        }

        return InOrder(log, rows);
    }

    /// <summary>In time order, then case id, then moment.</summary>
    public static CaseRow[] InOrder(CaseLog log, IEnumerable<CaseRow> rows)
    {
        CaseRow[] sorted = [.. rows];
        Array.Sort(sorted, (a, b) =>
        {
            var order = a.At.CompareTo(b.At);
            if (order == 0)
                order = string.CompareOrdinal(log.CaseIds[a.Case], log.CaseIds[b.Case]);
            return order == 0 ? a.Moment.CompareTo(b.Moment) : order;
        });
        return sorted;
    }

    private static long Customer(CaseLog log, long position) => log.Customer[position] < 0 ? Missing : log.Customer[position];
}
