using System.Runtime.InteropServices;
using Predictor.Cases;

namespace Predictor.Ledger.Contacts;

/// <summary>Cases as contacts, one a case: its row at arrival and its row at closure side by side, in order of opening, customers numbered.</summary>
internal sealed class ContactTable
{
    private readonly Dictionary<string, int> _columns;

    private ContactTable(CaseTable table, int[] arrival, int[] closure, int[] customer, int customers)
    {
        (Table, Arrival, Closure, Customer, Customers) = (table, arrival, closure, customer, customers);
        _columns = table.Schema.FeatureColumns.Index().ToDictionary(column => column.Item.Name, column => column.Index, StringComparer.Ordinal);
    }

    public CaseTable Table { get; }

    /// <summary>Row at which what is known at arrival stands: the arrival row, else the only one.</summary>
    public int[] Arrival { get; }

    /// <summary>Row at closure; -1: none.</summary>
    public int[] Closure { get; }

    /// <summary>Number of each contact's customer, by first appearance.</summary>
    public int[] Customer { get; }

    public int Customers { get; }

    public int Count => Arrival.Length;

    public bool HasTimes => Table.OpenedAt is not null;

    /// <summary>Epoch seconds; without times the contact's place.</summary>
    public long OpenedAt(int contact) => Table.OpenedAt is { } opened ? opened[Arrival[contact]] : contact;

    public string CaseId(int contact) => Table.CaseIds[Arrival[contact]];

    public static ContactTable Of(CaseTable table)
    {
        var (arrival, closure) = Pair(table);
        if (table.OpenedAt is { } opened && !IsSorted(arrival, opened))
        {
            int[] order = [.. Enumerable.Range(0, arrival.Count).OrderBy(i => opened[arrival[i]]).ThenBy(i => arrival[i])];
            (arrival, closure) = ([.. order.Select(i => arrival[i])], [.. order.Select(i => closure[i])]);
        }

        var customer = new int[arrival.Count];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < customer.Length; i++)
        {
            if (table.CustomerIds is not { } ids)
                customer[i] = i;
            else if (!numbers.TryGetValue(ids[arrival[i]], out customer[i]))
                numbers.Add(ids[arrival[i]], customer[i] = numbers.Count);
        }

        return new ContactTable(table, [.. arrival], [.. closure], customer, table.CustomerIds is null ? customer.Length : numbers.Count);
    }

    /// <summary>Position among the feature columns; -1: no such column.</summary>
    public int Find(string column) => _columns.GetValueOrDefault(column, -1);

    public Column ColumnAt(int position) => Table.Schema.FeatureColumns[position];

    /// <summary>Row in which a column's cell of a contact stands; -1: the contact has none.</summary>
    public int RowOf(int position, int contact) => ColumnAt(position).KnownAt == Moment.Arrival ? Arrival[contact] : Closure[contact];

    /// <summary>A number column's cells, one a contact, NaN where missing; null: no such column, or a category.</summary>
    public float[]? Numbers(string column)
    {
        if (Find(column) is not (>= 0 and var position) || Table.Cells[position].Numbers is not { } cells)
            return null;
        var numbers = new float[Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = RowOf(position, i) is >= 0 and var row ? cells[row] : float.NaN;
        }

        return numbers;
    }

    /// <summary>A category column's codes, one a contact, -1 where missing.</summary>
    /// <exception cref="DataException">No such category column.</exception>
    public int[] Codes(string column)
    {
        if (Find(column) is not (>= 0 and var position) || Table.Cells[position].Codes is not { } cells)
        {
            throw new DataException($"The data have no category column {column} to group by; they have {string.Join(", ", Table.Schema.FeatureColumns.Where(each => each.Kind == ColumnKind.Category).Select(each => each.Name))}.");
        }

        var codes = new int[Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = RowOf(position, i) is >= 0 and var row ? cells[row] : -1;
        }

        return codes;
    }

    public IReadOnlyList<string> Levels(string column) => Table.Cells[Find(column)].Levels;

    /// <summary>An outcome's labels at a moment, one a contact: 1, 0, -1 without.</summary>
    public sbyte[] Labels(int outcome, Moment moment)
    {
        var values = Table.Labels[outcome].Values;
        var labels = new sbyte[Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var row = RowAt(moment, i);
            labels[i] = row < 0 ? (sbyte)-1 : values[row];
        }

        return labels;
    }

    /// <summary>Row of a contact at a moment; -1: none.</summary>
    public int RowAt(Moment moment, int contact) => moment == Moment.Closure ? Closure[contact] : Table.Moments[Arrival[contact]] == Moment.Arrival ? Arrival[contact] : -1;

    private static bool IsSorted(List<int> arrival, long[] opened)
    {
        for (var i = 1; i < arrival.Count; i++)
        {
            if (opened[arrival[i]] < opened[arrival[i - 1]])
                return false;
        }

        return true;
    }

    private static (List<int> Arrival, List<int> Closure) Pair(CaseTable table)
    {
        var (arrival, closure) = (new List<int>(table.Rows), new List<int>(table.Rows));
        var byCase = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows; row++)
        {
            var contact = arrival.Count;
            if (table.CaseIds is not RowNumbers)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(byCase, table.CaseIds[row], out var exists);
                contact = exists ? known : known = contact;
            }

            if (contact == arrival.Count)
            {
                arrival.Add(row);
                closure.Add(-1);
            }

            if (table.Moments[row] == Moment.Closure)
                closure[contact] = row;
            else
                arrival[contact] = row;
        }

        return (arrival, closure);
    }
}
