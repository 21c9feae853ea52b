using System.Globalization;
using System.Text.Json;

namespace Predictor.Api.Platforms.Maps;

/// <summary>
/// Where a value stands in a case's events: members with dots between (<c>Queue.Name</c>); of a list <c>[*]</c> all items, <c>[0]</c> and <c>[-1]</c> the first and the last,
/// <c>[purpose=agent|acd]</c> those whose member is one of the texts; <c>{}</c> after a member whose text holds JSON of its own. A path begins at the list of events, all of them unless it
/// begins with a choice. What is not there gives nothing.
/// </summary>
internal sealed class MapPath
{
    private const int Longest = 500;

    private readonly Step[] _steps;

    private MapPath(string text, Step[] steps) => (Text, _steps) = (text, steps);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">In words.</exception>
    public static MapPath Parse(string text)
    {
        if (text.Length is 0 or > Longest)
            throw new FormatException($"expected a path of 1 to {Longest} characters");
        var steps = new List<Step>();
        var at = 0;
        steps.Add(text[0] == '[' ? Choice(text, ref at) : new Step(StepKind.All));
        while (at < text.Length)
        {
            if (text[at] == '.' && (at == 0 || at == text.Length - 1))
                throw new FormatException($"'{text}' has a dot where a member's name was expected");
            if (text[at] == '.')
                at++;
            steps.Add(text[at] == '[' ? Choice(text, ref at) : text[at] == '{' ? Within(text, ref at) : Member(text, ref at));
        }

        return new MapPath(text, [.. steps]);
    }

    /// <summary>The scalar values found, in order; null, objects and lists are none.</summary>
    public IEnumerable<JsonElement> Find(IReadOnlyList<JsonElement> events)
    {
        IEnumerable<JsonElement> found = _steps[0].Choose(events);
        foreach (var step in _steps.AsSpan(1).ToArray())
        {
            found = found.SelectMany(step.Apply);
        }

        return found.Where(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False);
    }

    /// <summary>Notes what the path reads of an event, so that no more is kept of it.</summary>
    public void Note(KeptMembers kept)
    {
        _steps[0].Note(kept);
        foreach (var step in _steps.AsSpan(1))
        {
            kept = step.Note(kept);
        }
    }

    private static Step Member(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny('.', '[', '{');
        var name = end < 0 ? text[at..] : text[at..(at + end)];
        if (name.Length == 0)
            throw new FormatException($"'{text}' has nothing where a member's name was expected");
        at += name.Length;
        return new Step(StepKind.Member) { Name = name };
    }

    private static Step Within(string text, ref int at)
    {
        if (!text.AsSpan(at).StartsWith("{}"))
            throw new FormatException($"'{text}' has a {{ without }}");
        at += 2;
        return new Step(StepKind.Embedded);
    }

    private static Step Choice(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0)
            throw new FormatException($"'{text}' has a [ without ]");
        var inner = text[(at + 1)..end];
        at = end + 1;
        if (inner == "*")
            return new Step(StepKind.All);
        if (int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            return new Step(StepKind.Index) { Index = index };
        var parts = inner.Split('=', 2);
        return parts is [{ Length: > 0 } name, { Length: > 0 } values]
            ? new Step(StepKind.Where) { Name = name, Values = values.Split('|') }
            : throw new FormatException($"'{text}' has [{inner}], expected [*], a place such as [-1], or a choice such as [purpose=agent]");
    }

    private enum StepKind
    {
        Member,
        Embedded,
        All,
        Index,
        Where,
    }

    private sealed record Step(StepKind Kind)
    {
        public string Name { get; init; } = "";

        public string[] Values { get; init; } = [];

        public int Index { get; init; }

        public IEnumerable<JsonElement> Apply(JsonElement value) => Kind switch
        {
            StepKind.Member => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Name, out var member) ? [member] : [],
            StepKind.Embedded => EmbeddedJson.Read(value) is { } embedded ? [embedded] : [],
            _ => value.ValueKind == JsonValueKind.Array ? Choose([.. value.EnumerateArray()]) : [],
        };

        public IEnumerable<JsonElement> Choose(IReadOnlyList<JsonElement> items) => Kind switch
        {
            StepKind.All => items,
            StepKind.Index => (Index < 0 ? items.Count + Index : Index) is var place && place >= 0 && place < items.Count ? [items[place]] : [],
            _ => items.Where(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(Name, out var member) && Values.Contains(member.ToString(), StringComparer.OrdinalIgnoreCase)),
        };

        public KeptMembers Note(KeptMembers kept)
        {
            if (Kind == StepKind.Where)
                kept.Member(Name);
            return Kind == StepKind.Member ? kept.Member(Name) : kept;
        }
    }
}
