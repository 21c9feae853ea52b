using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Reading;

/// <summary>Finds the times in the files that cases are read from: those that a mapping names, and those that the schema calls so.</summary>
internal static class TimeTables
{
    public static IReadOnlyList<TimeTable> OfFile(string path, Schema schema, CancellationToken cancellation)
    {
        var names = Named(schema);
        if (schema.TimeKey is { } key)
            names[key] = TimeFormat.Iso;
        return names.Count == 0 ? [] : [TimeTable.Read(path, TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone), names, cancellation)];
    }

    public static IReadOnlyList<TimeTable> OfFolder(RawTables raw, CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(raw.Schema.TimeZone);
        return
        [
            .. raw.Mapping.Events.Values.Select(source => source.Table).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(table =>
            {
                var names = Named(raw.Schema);
                var mapped = raw.Mapping.Events.Values.SelectMany(source => source.Fields)
                    .Where(field => field.Value.Table == table && field.Key is EventNames.At or EventNames.ContractEndsAt);
                foreach (var (_, field) in mapped)
                {
                    names[field.Column] = field.TimeFormat ?? TimeFormat.Iso;
                }

                return TimeTable.Read(Path.Combine(raw.Folder, table), zone, names, cancellation);
            }),
        ];
    }

    private static Dictionary<string, string?> Named(Schema schema) =>
        schema.Columns.Where(column => column.Kind == ColumnKind.Time).ToDictionary(column => column.Name, string? (_) => null, StringComparer.Ordinal);
}
