using Predictor.Store.History.Export;

namespace Predictor.Store.History;

/// <summary>One kind of event in its table: a column for each field that the mapping names.</summary>
internal sealed class EventTable
{
    public EventTable(string name, EventSource source, ExportTable table, TimeZoneInfo zone)
    {
        Name = name;
        Table = table;
        CaseId = Find(EventNames.CaseId) is { } caseId ? table.Add(new IdColumn(caseId)) : null;
        CustomerId = Find(EventNames.CustomerId) is { } customerId && name is not (EventNames.Closed or EventNames.Surveyed) ? table.Add(new IdColumn(customerId)) : null;
        At = Find(EventNames.At) is { } at ? table.Add(new TimeColumn(at, zone)) : null;
        ContractEndsAt = Find(EventNames.ContractEndsAt) is { } end ? table.Add(new TimeColumn(end, zone)) : null;
        Numbers = source.Fields
            .Where(field => field.Key is not (EventNames.CaseId or EventNames.CustomerId or EventNames.At or EventNames.ContractEndsAt))
            .ToDictionary(field => field.Key, field => table.Add(new WholeColumn(field.Value)), StringComparer.Ordinal);

        FieldSource? Find(string field) => source.Fields.GetValueOrDefault(field);
    }

    public string Name { get; }

    public ExportTable Table { get; }

    public IdColumn? CaseId { get; }

    public IdColumn? CustomerId { get; }

    public TimeColumn? At { get; }

    public TimeColumn? ContractEndsAt { get; }

    /// <summary>By field.</summary>
    public IReadOnlyDictionary<string, WholeColumn> Numbers { get; }

    public string Place(int row, ExportColumn column) => Table.Place(row, column.Source);
}
