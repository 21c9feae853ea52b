namespace Predictor.Desk.Centre;

/// <summary>What is known of customers beside their cases.</summary>
/// <param name="Names">Display names by customer id.</param>
/// <param name="Left">Epoch seconds at which a customer left, by id.</param>
public sealed record CustomerDirectory(IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, long> Left)
{
    public static CustomerDirectory Empty { get; } = new(new Dictionary<string, string>(), new Dictionary<string, long>());

    public bool HasLeft(string id, long by) => Left.TryGetValue(id, out var at) && at <= by;
}
