using System.Text.Json;

namespace Predictor.Api.Platforms.Maps;

/// <summary>How a platform's own events become a case. Made by <see cref="FieldMapReader"/>.</summary>
internal sealed record FieldMap
{
    /// <summary>Of its file, without .json.</summary>
    public required string Name { get; init; }

    /// <summary>The platform and its event, in words.</summary>
    public required string About { get; init; }

    /// <summary>The member of a body that lists events; null: the body's objects are the events.</summary>
    public string? Events { get; init; }

    /// <summary>Events that this gives nothing for are left aside; null: none are.</summary>
    public FieldRule? Only { get; init; }

    public required FieldRule EventId { get; init; }

    public required FieldRule CaseId { get; init; }

    /// <summary>When the event happened: orders the events of a case, and says which of two copies is the newer.</summary>
    public required FieldRule At { get; init; }

    /// <summary>By member of an interaction, "features.queue" for a column.</summary>
    public required IReadOnlyDictionary<string, FieldRule> Fields { get; init; }

    /// <summary>What of an event is read at all.</summary>
    public KeptMembers Kept => field ??= KeptBy([EventId, CaseId, At, .. Fields.Values, .. Only is null ? (FieldRule[])[] : [Only]]);

    /// <summary>The case as <c>/v1/interactions</c> takes it: one JSON object.</summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="events">All that are known of it, oldest first.</param>
    public byte[] Derive(string caseId, IReadOnlyList<JsonElement> events)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("caseId", caseId);
            foreach (var (name, rule) in Fields.Where(field => !IsFeature(field.Key)))
            {
                if (rule.Read(events) is { } text)
                    writer.WriteString(name, text);
            }

            writer.WriteStartObject("features");
            foreach (var (name, rule) in Fields.Where(field => IsFeature(field.Key)))
            {
                if (rule.Read(events) is { } text)
                    writer.WriteString(name[Feature.Length..], text);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>What is kept of an event.</summary>
    public string Keep(JsonElement item)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Kept.Write(writer, item);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    internal const string Feature = "features.";

    private static bool IsFeature(string field) => field.StartsWith(Feature, StringComparison.Ordinal);

    private static KeptMembers KeptBy(IEnumerable<FieldRule> rules)
    {
        var kept = new KeptMembers();
        foreach (var path in rules.SelectMany(rule => rule.AllPaths))
        {
            path.Note(kept);
        }

        return kept;
    }
}
