using Predictor.Cases;

namespace Predictor.Models.Measuring;

/// <summary>Customers as the group numbers that intervals resample.</summary>
public static class CustomerGroups
{
    /// <summary>Numbers counted from 0 in order of first appearance; empty where rows name no customer.</summary>
    public static int[] Of(CaseTable table, ReadOnlySpan<int> rows)
    {
        if (table.CustomerIds is not { } ids)
            return [];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new int[rows.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            if (!numbers.TryGetValue(ids[rows[i]], out groups[i]))
                numbers.Add(ids[rows[i]], groups[i] = numbers.Count);
        }

        return groups;
    }

    public static int Count(CaseTable table, ReadOnlySpan<int> rows) =>
        table.CustomerIds is null ? rows.Length : Of(table, rows).DefaultIfEmpty(-1).Max() + 1;
}
