using Predictor.Cases;
using Predictor.Evaluation.Ratios;

namespace Predictor.Ledger.Contacts;

/// <summary>Cases as contacts, one a case: its row at arrival and its row at closure side by side, in order of opening, customers numbered.</summary>
internal sealed class ContactTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly Dictionary<string, float[]?> _numbers = new(StringComparer.Ordinal);

    private ContactTable(CaseTable table, int[] arrival, int[] closure, int[] customer, int customers, RowBlocks blocks)
    {
        (Table, Arrival, Closure, Customer, Blocks) = (table, arrival, closure, customer, blocks);
        Order = CustomerOrder.Of(customer, customers);
        _columns = table.Schema.FeatureColumns.Index().ToDictionary(column => column.Item.Name, column => column.Index, StringComparer.Ordinal);
    }

    public CaseTable Table { get; }

    /// <summary>Row at which what is known at arrival stands: the arrival row, else the only one.</summary>
    public int[] Arrival { get; }

    /// <summary>Row at closure; -1: none.</summary>
    public int[] Closure { get; }

    /// <summary>Number of each contact's customer, by first appearance.</summary>
    public int[] Customer { get; }

    /// <summary>The contacts of each customer together, in order of opening.</summary>
    public CustomerOrder Order { get; }

    /// <summary>Who works on them.</summary>
    public RowBlocks Blocks { get; }

    public int Customers => Order.Customers;

    public int Count => Arrival.Length;

    public bool HasTimes => Table.OpenedAt is not null;

    /// <summary>Epoch seconds; without times the contact's place.</summary>
    public long OpenedAt(int contact) => Table.OpenedAt is { } opened ? opened[Arrival[contact]] : contact;

    public string CaseId(int contact) => Table.CaseIds[Arrival[contact]];

    /// <param name="table">Cases.</param>
    /// <param name="threads">Most that work on them; 0: one a core.</param>
    public static ContactTable Of(CaseTable table, int threads = 0)
    {
        var blocks = new RowBlocks(threads);
        var (arrival, closure) = Pair(table, blocks);
        if (table.OpenedAt is { } opened && !IsSorted(arrival, opened))
        {
            int[] order = [.. Enumerable.Range(0, arrival.Length).OrderBy(i => opened[arrival[i]]).ThenBy(i => arrival[i])];
            (arrival, closure) = (Array.ConvertAll(order, i => arrival[i]), Array.ConvertAll(order, i => closure[i]));
        }

        var (customer, customers) = table.CustomerIds is { } ids
            ? FirstAppearance.Number(arrival.Length, i => ids[arrival[i]], blocks)
            : (blocks.Fill(arrival.Length, i => i), arrival.Length);
        return new ContactTable(table, arrival, closure, customer, customers, blocks);
    }

    /// <summary>Position among the feature columns; -1: no such column.</summary>
    public int Find(string column) => _columns.GetValueOrDefault(column, -1);

    public Column ColumnAt(int position) => Table.Schema.FeatureColumns[position];

    /// <summary>Rows in which a column's cells stand, one a contact; -1: the contact has none.</summary>
    public int[] RowsOf(int position) => ColumnAt(position).KnownAt == Moment.Arrival ? Arrival : Closure;

    /// <summary>A number column's cells, one a contact, NaN where missing; null: no such column, or a category. Made once.</summary>
    public float[]? Numbers(string column)
    {
        if (_numbers.TryGetValue(column, out var known))
            return known;
        float[]? numbers = null;
        if (Find(column) is >= 0 and var position && Table.Cells[position].Numbers is { } cells)
        {
            var rows = RowsOf(position);
            numbers = Blocks.Fill(Count, i => rows[i] >= 0 ? cells[rows[i]] : float.NaN);
        }

        _numbers.Add(column, numbers);
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

        var rows = RowsOf(position);
        return Blocks.Fill(Count, i => rows[i] >= 0 ? cells[rows[i]] : -1);
    }

    public IReadOnlyList<string> Levels(string column) => Table.Cells[Find(column)].Levels;

    /// <summary>An outcome's labels at a moment, one a contact: 1, 0, -1 without.</summary>
    public sbyte[] Labels(int outcome, Moment moment)
    {
        var values = Table.Labels[outcome].Values;
        return Blocks.Fill(Count, i => RowAt(moment, i) is >= 0 and var row ? values[row] : (sbyte)-1);
    }

    /// <summary>Row of a contact at a moment; -1: none.</summary>
    public int RowAt(Moment moment, int contact) => moment == Moment.Closure ? Closure[contact] : Table.Moments[Arrival[contact]] == Moment.Arrival ? Arrival[contact] : -1;

    private static bool IsSorted(int[] arrival, long[] opened)
    {
        for (var i = 1; i < arrival.Length; i++)
        {
            if (opened[arrival[i]] < opened[arrival[i - 1]])
                return false;
        }

        return true;
    }

    private static (int[] Arrival, int[] Closure) Pair(CaseTable table, RowBlocks blocks)
    {
        if (table.CaseIds is RowNumbers)
            return (blocks.Fill(table.Rows, row => row), blocks.Fill(table.Rows, row => table.Moments[row] == Moment.Closure ? row : -1));
        var (contacts, count) = FirstAppearance.Number(table.Rows, row => table.CaseIds[row], blocks);
        var (arrival, closure) = (new int[count], new int[count]);
        Array.Fill(arrival, -1);
        Array.Fill(closure, -1);
        for (var row = 0; row < contacts.Length; row++)
        {
            var contact = contacts[row];
            if (table.Moments[row] == Moment.Closure)
                closure[contact] = row;
            if (arrival[contact] < 0 || table.Moments[row] != Moment.Closure)
                arrival[contact] = row;
        }

        return (arrival, closure);
    }
}
