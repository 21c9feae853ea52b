using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Cases.Text;
using Predictor.Store.Records;

namespace Predictor.Training.Treating;

/// <summary>
/// A CSV of what was done: <c>at</c> (ISO) and <c>case_id</c> or <c>customer_id</c> or both; <c>action</c>, <c>ended</c> and <c>held_out</c> may be there, other columns are passed over.
/// </summary>
internal static class ActionsFile
{
    /// <exception cref="DataException">Naming file, line and column.</exception>
    public static IReadOnlyList<CaseAction> Read(string path, TimeZoneInfo zone, CancellationToken cancellation)
    {
        using var table = CsvTable.Open(path);
        var at = table.Find("at");
        var (caseId, customerId, what, ended, heldOut) = (Find(table, "case_id"), Find(table, "customer_id"), Find(table, "action"), Find(table, "ended"), Find(table, "held_out"));
        if (caseId < 0 && customerId < 0)
            throw new DataException($"{table.Name}: there is neither a column case_id nor a column customer_id, of whom something was done.");
        var actions = new List<CaseAction>();
        while (table.Read())
        {
            if (!IsoTime.TryParse(table[at], zone, out var time))
                throw table.Error(at, IsoTime.Expected);
            var (ofCase, ofCustomer, words) = (Text(table, caseId), Text(table, customerId), Text(table, what));
            if ((ofCase ?? ofCustomer) is null)
                throw table.Error(Math.Max(caseId, customerId), "a case or a customer");
            var end = Text(table, ended) is { } word ? ActionEndNames.Find(word) ?? throw table.Error(ended, string.Join(", ", ActionEndNames.All)) : (ActionEnd?)null;
            var isHeldOut = Text(table, heldOut) is { } flag ? NumberCell.TryParseFlag(flag, out var held) ? held : throw table.Error(heldOut, "yes or no") : (bool?)null;
            actions.Add(new CaseAction
            {
                Id = CaseAction.IdOf(ofCase, ofCustomer, time.ToUnixTimeSeconds(), words ?? "", isHeldOut == true),
                CaseId = ofCase,
                CustomerId = ofCustomer,
                At = time.ToUnixTimeSeconds(),
                What = words,
                Ended = end,
                HeldOut = isHeldOut,
            });
            if ((actions.Count & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        return actions;
    }

    private static int Find(CsvTable table, string name) => table.TryFind(name, out var position) ? position : -1;

    private static string? Text(CsvTable table, int position) => position < 0 || table[position].IsEmpty ? null : table[position].ToString();
}
