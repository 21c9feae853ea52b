using System.Text.Json;
using Predictor.Cases.Text;

namespace Predictor.Cases.Schemas;

/// <summary>An enum's names in camelCase.</summary>
internal static class JsonChoice
{
    public static string Name<TChoice>(TChoice choice)
        where TChoice : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(choice)!);

    public static string Names<TChoice>()
        where TChoice : struct, Enum => string.Join(", ", Enum.GetValues<TChoice>().Select(Name));

    public static TChoice? Read<TChoice>(JsonElement element, string place, JsonMistakes mistakes)
        where TChoice : struct, Enum
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : null;
        foreach (var choice in Enum.GetValues<TChoice>())
        {
            if (Name(choice) == text)
                return choice;
        }

        var nearest = text is null ? null : Nearest.To(text, Enum.GetValues<TChoice>().Select(Name));
        mistakes.Add(place, $"found {JsonObject.Show(element)}, expected one of {Names<TChoice>()}{(nearest is null ? "" : $" (the nearest is {nearest})")}");
        return null;
    }
}
