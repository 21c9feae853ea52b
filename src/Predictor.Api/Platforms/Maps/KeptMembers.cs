using System.Text.Json;

namespace Predictor.Api.Platforms.Maps;

/// <summary>What a map reads of an event, as a tree of members: all else (names, numbers called, recordings) is never kept.</summary>
internal sealed class KeptMembers
{
    private readonly SortedDictionary<string, KeptMembers> _members = new(StringComparer.Ordinal);

    /// <summary>The part of the tree below a member; the member is kept from now on.</summary>
    public KeptMembers Member(string name)
    {
        if (!_members.TryGetValue(name, out var below))
            _members.Add(name, below = new KeptMembers());
        return below;
    }

    /// <summary>Writes the members that are kept; of lists all items, so that places stay.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (_members.Count > 0 && EmbeddedJson.Read(value) is { } holder)
        {
            writer.WriteStartObject();
            foreach (var (name, below) in _members)
            {
                if (holder.TryGetProperty(name, out var member))
                {
                    writer.WritePropertyName(name);
                    below.Write(writer, member);
                }
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
        }
        else if (_members.Count > 0 || value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
