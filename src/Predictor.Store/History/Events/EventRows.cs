using Predictor.Cases;

namespace Predictor.Store.History.Events;

/// <summary>A case log as rows of the event views.</summary>
internal static class EventRows
{
    private const long Missing = CaseLog.Missing;

    /// <summary>By view, in the order of <see cref="EventViews.Tables"/>.</summary>
    public static IReadOnlyList<IEnumerable<long[]>> Of(CaseLog log, CaseRow[] rows) =>
    [
        rows.Select(row => new[] { row.Case, (long)row.Moment, Customer(log, row.Case), row.At }),
        Cases(log, log.OpenedAt).Select(i => new[] { i, Customer(log, i), log.OpenedAt[i] }),
        Cases(log, log.ClosedAt).Select(i => new[] { i, Customer(log, i), log.ClosedAt[i], log.OpenedAt[i], log.HandleSeconds[i], log.Transfers[i], log.Resolved[i], log.Reopenings[i] }),
        Cases(log, log.SurveyedAt).Select(i => new[] { i, Customer(log, i), log.SurveyedAt[i], log.Dissatisfied[i], log.Score[i] }),
        Customers(log, i => log.LeftAt[i] != Missing).Select(i => new[] { i, log.LeftAt[i] }),
        Customers(log, i => log.Known[i]).Select(i => new[] { i, log.JoinedAt[i], log.Value[i], log.ContractEndsAt[i] }),
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

    private static IEnumerable<long> Cases(CaseLog log, long[] times)
    {
        for (var i = 0; i < log.CaseIds.Count; i++)
        {
            if (times[i] != Missing)
                yield return i;
        }
    }

    private static IEnumerable<long> Customers(CaseLog log, Func<long, bool> has)
    {
        for (var i = 0; i < log.CustomerIds.Count; i++)
        {
            if (has(i))
                yield return i;
        }
    }
}
