namespace Predictor.Store.Records;

/// <summary>How actions end, as the store, the API and files name it.</summary>
public static class ActionEndNames
{
    /// <summary>In the order in which they are listed to people.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<ActionEnd>().Select(NameOf)];

    public static string NameOf(ActionEnd end) => char.ToLowerInvariant($"{end}"[0]) + $"{end}"[1..];

    /// <summary>Null: none of them. Case and spaces do not matter.</summary>
    public static ActionEnd? Find(string name)
    {
        var word = name.Replace(" ", "", StringComparison.Ordinal);
        return Enum.GetValues<ActionEnd>().Where(end => NameOf(end).Equals(word, StringComparison.OrdinalIgnoreCase)).Cast<ActionEnd?>().FirstOrDefault();
    }
}
