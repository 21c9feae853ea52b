using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Predictor.Store.History.Export;
using Predictor.Store.Records;

namespace Predictor.Store.History.Stored;

/// <summary>SHA-256 over all that a log holds, cases and customers in the order of their ids, and what was done about them: the same records give the same fingerprint in whatever database they lie.</summary>
internal static class LogFingerprint
{
    private const char Next = '\x1f';

    public static string Of(CaseLog log, IReadOnlyList<CaseAction> actions)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var row = new StringBuilder();
        foreach (var i in InOrder(log.CaseIds))
        {
            row.Append("case").Append(Next).Append(log.CaseIds[i]).Append(Next).Append(log.Customer[i] < 0 ? "" : log.CustomerIds[log.Customer[i]]);
            Add(row, log.OpenedAt[i], log.ClosedAt[i], log.HandleSeconds[i], log.Transfers[i], log.Resolved[i], log.Reopenings[i], log.SurveyedAt[i], log.Dissatisfied[i], log.Score[i]);
            foreach (var (name, given) in log.Given.OrderBy(given => given.Key, StringComparer.Ordinal))
            {
                row.Append(Next).Append(name).Append(Next).Append(Cell(given, i));
            }

            AddTold(row, log, told => told.OfCase.TryGetValue(i, out var said) ? [said] : []);
            Close(whole, row);
        }

        foreach (var i in InOrder(log.CustomerIds))
        {
            row.Append("customer").Append(Next).Append(log.CustomerIds[i]).Append(Next).Append(log.Known[i] ? '1' : '0');
            Add(row, log.JoinedAt[i], log.Value[i], log.ContractEndsAt[i], log.LeftAt[i]);
            AddTold(row, log, told => told.OfCustomer.GetValueOrDefault(i) ?? []);
            Close(whole, row);
        }

        foreach (var action in actions)
        {
            row.Append("action").Append(Next).AppendJoin(Next, action.CaseId, action.CustomerId, action.IsTreatment);
            Add(row, action.At!.Value);
            if (action.HeldOut is { } isHeldOut)
                row.Append(Next).AppendJoin(Next, isHeldOut, action.What, action.Drawn).Append(Next).Append(action.Probability?.ToString("R", CultureInfo.InvariantCulture)).Append(Next).Append(action.Band?.ToString(CultureInfo.InvariantCulture));
            Close(whole, row);
        }

        return Convert.ToHexStringLower(whole.GetHashAndReset());
    }

    private static int[] InOrder(IReadOnlyList<string> ids)
    {
        int[] order = [.. Enumerable.Range(0, ids.Count)];
        Array.Sort(order, (one, other) => string.CompareOrdinal(ids[one], ids[other]));
        return order;
    }

    private static string Cell(GivenColumn given, int i) => given.RowOfCase[i] is not (>= 0 and var row) ? "" : given.Values switch
    {
        IdColumn texts => texts.Rows[row] < 0 ? "" : texts.Ids[texts.Rows[row]],
        CellsColumn cells => cells.Rows[row].ToString("R", CultureInfo.InvariantCulture),
        TimeColumn times => times.Rows[row].ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A column of {given.Values.GetType().Name} has no cells."),
    };

    private static void AddTold(StringBuilder row, CaseLog log, Func<ToldOutcomes, IReadOnlyList<ToldOutcome>> of)
    {
        foreach (var (name, told) in (log.Told ?? new Dictionary<string, ToldOutcomes>()).OrderBy(told => told.Key, StringComparer.Ordinal))
        {
            foreach (var said in of(told))
            {
                row.Append(Next).Append(name).Append(said.Happened ? '+' : '-');
                Add(row, said.At);
            }
        }
    }

    private static void Add(StringBuilder row, params ReadOnlySpan<long> values)
    {
        foreach (var value in values)
        {
            row.Append(Next);
            if (value != CaseLog.Missing)
                row.Append(value);
        }
    }

    private static void Close(IncrementalHash whole, StringBuilder row)
    {
        whole.AppendData(Encoding.UTF8.GetBytes(row.Append('\n').ToString()));
        row.Clear();
    }
}
