using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Predictor.Api.Settings;
using Predictor.Api.Triage;
using Predictor.Api.Triage.Acts;
using Predictor.Desk.Queue;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Predictor.Api.Documents;

/// <summary>What the queue can be asked for and what its verbs take, with the live policy's own bands and actions.</summary>
internal sealed class CaseOperations(DefaultModel standard) : IDocumentFilter
{
    private const string Path = "/v1/cases";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var (path, item) in swaggerDoc.Paths.Where(path => path.Key.StartsWith(Path, StringComparison.Ordinal)))
        {
            if (path == Path && item.Operations?.TryGetValue(HttpMethod.Get, out var list) == true)
                list.Parameters = [.. List()];
            if (item.Operations?.TryGetValue(HttpMethod.Post, out var verb) != true)
                continue;
            var isMany = !path.Contains('{', StringComparison.Ordinal);
            if (!isMany)
                (verb!.Parameters ??= []).Add(new OpenApiParameter { Name = "If-Match", In = ParameterLocation.Header, Required = true, Schema = Text(), Description = $"Expected {EditionTag.Expected}: * changes it whatever was done meanwhile." });
            verb!.RequestBody = Body(path[(path.LastIndexOf('/') + 1)..], isMany);
        }
    }

    private IEnumerable<IOpenApiParameter> List()
    {
        var live = standard.Live;
        yield return Query("state", Words<LineState>(), "Left out: open.");
        yield return Query("outcome", Text(), "Whose band and probability count; left out: the value outcome.");
        yield return Query("band", Texts([.. live?.Policy.Bands.Select(band => band.Name) ?? []]), "One or more.");
        foreach (var name in (string[])["queue", "channel", "team", "reason"])
        {
            yield return Query(name, Texts([]), name == "reason" ? "Columns among the first two reasons." : "One or more.");
        }

        yield return Query("owner", Texts([]), $"Names of users, {QueueFilter.Me} or {QueueFilter.Nobody}.");
        yield return Query("age", Words<QueueAge>(), "Since when it is open: less than a day, less than seven, or older.");
        yield return Query("q", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = QueueFilter.LongestSearch }, "In names, references, ids and reasons; without regard to accents and capitals.");
        yield return Query("sort", Words<LineOrder>(), "By expected gain, what is at stake, the probability, or when it opened; left out: as at the desk.");
        yield return Query("dir", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["asc", "desc"], Default = "desc" }, "desc: largest first.");
        yield return Query("limit", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = CaseQuery.MostLimit.ToString(CultureInfo.InvariantCulture), Default = CaseQuery.StandardLimit }, "Cases a page.");
        yield return Query("after", Text(), "What next said: the page after that one.");
    }

    private OpenApiRequestBody Body(string verb, bool isMany)
    {
        var fields = Fields(verb, isMany);
        if (isMany && verb != ActVerb.Undo)
            fields.Add(("cases", Cases(), true));
        return new OpenApiRequestBody
        {
            Required = fields.Any(field => field.IsRequired),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(),
                        Properties = fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => field.Schema),
                        AdditionalPropertiesAllowed = false,
                    },
                },
            },
        };
    }

    private List<(string Name, OpenApiSchema Schema, bool IsRequired)> Fields(string verb, bool isMany) => verb switch
    {
        ActVerb.Assign => [("to", Text("A user's name, me or nobody."), true)],
        ActVerb.Snooze => [("until", Text("A day (07:00 in the desk's time zone) or a time with an offset, later than now."), true), ("reason", Text("Why.", ActReader.LongestWords), true)],
        ActVerb.Note => [("note", Text("Kept with the case.", ActReader.LongestWords), true)],
        ActVerb.Act =>
        [
            ("action", Text($"Of the policy ({string.Join(", ", standard.Live?.Policy.Actions.Select(action => action.Name) ?? [])}), a few words, or {CaseAction.None}: nothing need be done.", ActReader.LongestAction), true),
            ("ended", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. ActionEndNames.All.Select(end => (JsonNode)end)], Description = "Left out: not known yet." }, false),
            ("note", Text("Kept with it.", ActReader.LongestWords), false),
        ],
        ActVerb.Undo => isMany ? [("act", Text("Of what you did at once."), true)] : [("event", Text("Which must be the last; left out: whatever is."), false)],
        _ => [],
    };

    private static OpenApiSchema Cases() => new()
    {
        Type = JsonSchemaType.Array,
        MinItems = 1,
        MaxItems = LineActs.MostLines,
        Items = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "id", "etag" },
            Properties = new Dictionary<string, IOpenApiSchema> { ["id"] = Text(), ["etag"] = Text($"Expected {EditionTag.Expected}.") },
        },
    };

    private static OpenApiSchema Texts(IReadOnlyList<string> among) =>
        new() { Type = JsonSchemaType.Array, MaxItems = QueueFilter.MostValues, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = among.Count == 0 ? null : [.. among.Select(word => (JsonNode)word)] } };

    private static OpenApiSchema Words<T>()
        where T : struct, Enum => new() { Type = JsonSchemaType.String, Enum = [.. Enum.GetValues<T>().Select(word => (JsonNode)QueueFilter.Word(word))] };

    private static OpenApiSchema Text(string? description = null, int? longest = null) => new() { Type = JsonSchemaType.String, Description = description, MaxLength = longest };

    private static OpenApiParameter Query(string name, IOpenApiSchema schema, string description) =>
        new() { Name = name, In = ParameterLocation.Query, Schema = schema, Description = description };
}
