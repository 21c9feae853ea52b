using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Predictor.Api.Scoring;
using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Api.Documents;

/// <summary>The score request in JSON Schema, with the live model's own columns.</summary>
internal static class RequestSchema
{
    /// <summary>Levels listed as an enumeration at most; longer vocabularies are given as examples.</summary>
    private const int FewLevels = 40;

    /// <param name="model">Null while none is live: then features are any.</param>
    public static OpenApiSchema Create(Model? model) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "features" },
        Properties = new Dictionary<string, IOpenApiSchema>(Fields()) { ["features"] = Features(model) },
    };

    /// <summary>The same on one level, as a form has it.</summary>
    /// <param name="model">Null while none is live: then columns are any.</param>
    public static OpenApiSchema CreateFlat(Model? model) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(Fields().Concat(Features(model).Properties!).DistinctBy(property => property.Key)),
    };

    /// <summary>What a request says beside columns.</summary>
    public static Dictionary<string, IOpenApiSchema> Fields() => new()
    {
        ["caseId"] = Text("The case, so that its outcome can be joined later.", ScoreRequestReader.LongestId),
        ["customerId"] = Text("The customer; left out where unknown.", ScoreRequestReader.LongestId),
        ["moment"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            Enum = [(JsonNode)"arrival", (JsonNode)"closure"],
            Description = "Left out: closure where a feature known only then is given, else arrival.",
        },
        ["asOf"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date-time", Description = "Of the moment; left out: now." },
        ["value"] = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Minimum = "0", Description = "What the customer is worth, money; left out: the policy's." },
    };

    private static OpenApiSchema Features(Model? model)
    {
        var features = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = model is null
                ? "The model's columns; no model is live now."
                : $"The columns of {model.Name} version {model.Version}. One left out or null is missing, not zero. Numbers in strings are read.",
            Properties = new Dictionary<string, IOpenApiSchema>(),
        };
        for (var i = 0; i < (model?.Encoder.Width ?? 0); i++)
        {
            var column = model!.Encoder.Schema.FeatureColumns[i];
            features.Properties[column.Name] = Feature(column, model.Encoder.Vocabularies[i]);
        }

        return features;
    }

    private static OpenApiSchema Feature(Column column, Vocabulary? vocabulary)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Null | column.Kind switch
            {
                ColumnKind.Count => JsonSchemaType.Integer,
                ColumnKind.Flag => JsonSchemaType.Boolean,
                ColumnKind.Category => JsonSchemaType.String,
                _ => JsonSchemaType.Number,
            },
            Minimum = column.Minimum?.ToString(CultureInfo.InvariantCulture),
            Maximum = column.Maximum?.ToString(CultureInfo.InvariantCulture),
            Description = Description(column, vocabulary),
        };
        if (RequestExample.Value(column, vocabulary) is { } example)
        {
            schema.Examples = [example];
        }

        if (vocabulary is { Levels.Count: > 0 and <= FewLevels })
        {
            schema.Enum = [.. vocabulary.Levels.Select(level => (JsonNode)level), null!];
        }

        return schema;
    }

    private static string Description(Column column, Vocabulary? vocabulary)
    {
        var parts = new List<string> { column.Label ?? column.Name };
        if (column.Unit is { } unit)
        {
            parts.Add($"in {unit}");
        }

        parts.Add(column.KnownAt == Moment.Closure ? "known at closure" : "known at arrival");
        if (column.Source == ColumnSource.Clock)
        {
            parts.Add(column.From == ClockCell.Weekday ? "0 is Monday, 6 is Sunday, read off asOf where left out" : "read off asOf where left out");
        }
        else if (column.Source == ColumnSource.History)
        {
            parts.Add("of the customer's history");
        }

        return string.Join(", ", parts) + ".";
    }

    private static OpenApiSchema Text(string description, int longest) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, MaxLength = longest, Description = description };
}
