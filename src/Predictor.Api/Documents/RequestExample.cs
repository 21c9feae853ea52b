using System.Text.Json.Nodes;
using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Api.Documents;

/// <summary>A whole request that the model answers without a warning; values are made from each column's kind and range.</summary>
internal static class RequestExample
{
    public static JsonObject Create(Model model)
    {
        var columns = model.Encoder.Schema.FeatureColumns;
        var features = new JsonObject();
        for (var i = 0; i < columns.Count; i++)
        {
            // The clock's columns are read off asOf: said twice, the two would not agree.
            if (columns[i].Source == ColumnSource.Clock)
            {
                continue;
            }

            features[columns[i].Name] = Value(columns[i], model.Encoder.Vocabularies[i]);
        }

        return new JsonObject
        {
            ["caseId"] = "case-1",
            ["customerId"] = "customer-1",
            ["moment"] = model.Outcomes.Any(outcome => outcome.Moment == Moment.Closure) ? "closure" : "arrival",
            ["asOf"] = "2026-06-30T12:00:00Z",
            ["features"] = features,
        };
    }

    /// <summary>Null where nothing is known of what the column takes.</summary>
    public static JsonNode? Value(Column column, Vocabulary? vocabulary) => column.Kind switch
    {
        ColumnKind.Flag => true,
        ColumnKind.Category => vocabulary is { Levels.Count: > 0 } ? vocabulary.Levels[0] : null,
        ColumnKind.Count => (int)Math.Ceiling(Within(column, 1)),
        _ => Within(column, 100),
    };

    /// <summary>A small number that the column's range holds.</summary>
    private static double Within(Column column, double wish) => (column.Minimum, column.Maximum) switch
    {
        ({ } low, { } high) => wish >= low && wish <= high ? wish : low + Math.Floor((high - low) / 2),
        ({ } low, null) => Math.Max(low, wish),
        (null, { } high) => Math.Min(high, wish),
        _ => wish,
    };
}
