namespace Predictor.Cases.Schemas;

/// <summary>What is wrong with a JSON file, in the order found: all of it is reported together.</summary>
internal sealed class JsonMistakes
{
    private readonly List<string> _found = [];
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Found => _found;

    public void Add(string place, string mistake)
    {
        _places.Add(place);
        _found.Add(place.Length == 0 ? mistake : $"{place}: {mistake}");
    }

    /// <summary>Whether something is wrong at a place already: its value is then a stand-in, from which nothing follows.</summary>
    public bool Has(string place) => _places.Contains(place);

    /// <summary>Whether something is wrong with an element of the array at a place.</summary>
    public bool HasWithin(string place) => _places.Any(wrong => wrong.StartsWith($"{place}[", StringComparison.Ordinal));
}
