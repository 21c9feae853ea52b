using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>Which columns of the customers say when each joined and left, what he is worth, and when his contract ends.</summary>
internal sealed class CustomerRoles
{
    private readonly TableProfile _table;
    private readonly ColumnProfile _key;

    public CustomerRoles(TableProfile table, ColumnProfile key, Asking asking)
    {
        _table = table;
        _key = key;
        var times = table.Columns.Where(column => column.IsTime && column != key).ToArray();

        // Who stays has no day of leaving: gaps tell it from other ends.
        var (left, leftReview) = asking.Best("when a customer left", table, times.Where(column => column.Filled < column.Rows)
            .Select(column => (column, (3.0 * Math.Min(1, column.Words.Count(Hints.Left))) + (column.Words.HasAny(Hints.End) && !column.Words.HasAny(Hints.Contract) ? 1 : 0))));
        var (joined, joinedReview) = asking.Best("when a customer joined", table, times.Where(column => column != left)
            .Select(column => (column, (2.0 * Math.Min(1, column.Words.Count(Hints.Joined))) - (column.Words.HasAny(Hints.End) ? 2 : 0))), 0.5);
        ContractEnd = times.FirstOrDefault(column => column != left && column != joined && column.Words.HasAny(Hints.Contract) && column.Words.HasAny(Hints.End))
            ?? times.FirstOrDefault(column => column != left && column != joined && column.Words.HasAny(["vertragsende", "vertragsablauf", "laufzeitende"]));
        Left = left;
        Joined = joined;
        (Value, ValueReview) = asking.Best("what a customer is worth", table, table.Columns
            .Where(column => column.IsNumber && column != key && !column.IsTime && !column.IsUnique)
            .Select(column => (column, (double)column.Words.Count(Hints.Value))), 0.5);
        LeftField = left is null ? null : Fields.Time(table, left, asking, leftReview);
        JoinedField = joined is null ? null : Fields.Time(table, joined, asking, joinedReview);
        ContractField = ContractEnd is null ? null : Fields.Time(table, ContractEnd, asking);
    }

    public ColumnProfile? Left { get; }

    public ColumnProfile? Joined { get; }

    public ColumnProfile? ContractEnd { get; }

    public ColumnProfile? Value { get; }

    private string? ValueReview { get; }

    private FieldSource? LeftField { get; }

    private FieldSource? JoinedField { get; }

    private FieldSource? ContractField { get; }

    public void AddTo(Dictionary<string, EventSource> events)
    {
        var key = Fields.Plain(_table, _key);
        var joined = new Dictionary<string, FieldSource>(StringComparer.Ordinal) { [EventNames.CustomerId] = key };
        if (JoinedField is not null)
            joined[EventNames.At] = JoinedField;
        if (Value is not null)
            joined[EventNames.Value] = Fields.Plain(_table, Value, ValueReview);
        if (ContractField is not null)
            joined[EventNames.ContractEndsAt] = ContractField;
        events[EventNames.Joined] = new EventSource(_table.File, joined);
        if (LeftField is not null)
            events[EventNames.Left] = new EventSource(_table.File, new Dictionary<string, FieldSource>(StringComparer.Ordinal) { [EventNames.CustomerId] = key, [EventNames.At] = LeftField });
    }
}
