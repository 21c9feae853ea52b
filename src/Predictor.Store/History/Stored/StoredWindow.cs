namespace Predictor.Store.History.Stored;

/// <summary>Which of a store's cases are read: their history counts only what happened within.</summary>
/// <param name="From">Opened, and scored, from then on; epoch seconds.</param>
/// <param name="MostCases">More are refused, so that reading takes no more memory than it may.</param>
public sealed record StoredWindow(long From, int MostCases)
{
    public static StoredWindow All { get; } = new(long.MinValue, int.MaxValue);

    public bool IsAll => From == long.MinValue;
}
