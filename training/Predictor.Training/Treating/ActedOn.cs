using Predictor.Cases;
using Predictor.Store.Records;

namespace Predictor.Training.Treating;

/// <summary>
/// Finds the cases that something was done about, from their first moment until the horizon after their last one ended. An action that names a case is about that case;
/// one that names a customer alone is about all of his cases of that time. What was done about another case of his is not: who has left has no later case that
/// could be acted on, so that leavers would be left alone more often than others, and what is learned of those left alone too high.
/// Where rows carry no time, whatever was done counts.
/// </summary>
internal sealed class ActedOn
{
    private const long SecondsPerDay = 86_400;

    private readonly CaseAction[] _actions;

    /// <param name="actions">Those that are no treatment do not count.</param>
    public ActedOn(IEnumerable<CaseAction> actions) => _actions = [.. actions.Where(action => action.IsTreatment)];

    /// <summary>By row of a table: whether its case was treated while the outcome could still come.</summary>
    public bool[] Rows(CaseTable table, Outcome outcome)
    {
        var windows = Windows(table, outcome);
        var (ofCase, ofCustomer) = Times(windows);
        var treated = new Dictionary<string, bool>(StringComparer.Ordinal);
        var rows = new bool[table.Rows];
        for (var row = 0; row < rows.Length; row++)
        {
            var id = table.CaseIds[row];
            if (!treated.TryGetValue(id, out rows[row]))
                treated.Add(id, rows[row] = Falls(ofCase.GetValueOrDefault(id), windows[id]) || (table.CustomerIds is { } customers && Falls(ofCustomer.GetValueOrDefault(customers[row]), windows[id])));
        }

        return rows;
    }

    /// <summary>By case, from its first moment to the end of the horizon after its last one; always, where rows carry no time.</summary>
    private static Dictionary<string, (long From, long To)> Windows(CaseTable table, Outcome outcome)
    {
        var windows = new Dictionary<string, (long From, long To)>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows; row++)
        {
            var at = table.At?[row] ?? long.MinValue;
            var due = table.At is not null && outcome.HorizonDays is { } days ? at + (long)Math.Round(days * SecondsPerDay) : long.MaxValue;
            windows[table.CaseIds[row]] = windows.TryGetValue(table.CaseIds[row], out var window) ? (Math.Min(window.From, at), Math.Max(window.To, due)) : (at, due);
        }

        return windows;
    }

    private (Dictionary<string, List<long>> OfCase, Dictionary<string, List<long>> OfCustomer) Times(Dictionary<string, (long From, long To)> windows)
    {
        var (ofCase, ofCustomer) = (new Dictionary<string, List<long>>(StringComparer.Ordinal), new Dictionary<string, List<long>>(StringComparer.Ordinal));
        foreach (var action in _actions)
        {
            if (action.CaseId is { } id && windows.ContainsKey(id))
                Add(ofCase, id, action.At!.Value);
            else if (action.CustomerId is { } customer)
                Add(ofCustomer, customer, action.At!.Value);
        }

        return (ofCase, ofCustomer);
    }

    private static bool Falls(List<long>? times, (long From, long To) window) => times?.Exists(at => at >= window.From && at <= window.To) == true;

    private static void Add(Dictionary<string, List<long>> times, string id, long at)
    {
        if (!times.TryGetValue(id, out var known))
            times.Add(id, known = []);
        known.Add(at);
    }
}
