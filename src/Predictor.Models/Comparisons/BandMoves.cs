namespace Predictor.Models.Comparisons;

/// <summary>How many cases change band.</summary>
/// <param name="Bands">Names, highest first, as the policy has them.</param>
/// <param name="Cases">By the band of the other side, by the band of the challenger.</param>
public sealed record BandMoves(IReadOnlyList<string> Bands, IReadOnlyList<IReadOnlyList<int>> Cases)
{
    /// <summary>Cases in a higher band than before.</summary>
    public int Up() => Count((from, to) => to < from);

    /// <summary>Cases in a lower band than before.</summary>
    public int Down() => Count((from, to) => to > from);

    private int Count(Func<int, int, bool> counts)
    {
        var sum = 0;
        for (var from = 0; from < Cases.Count; from++)
        {
            for (var to = 0; to < Cases[from].Count; to++)
            {
                sum += counts(from, to) ? Cases[from][to] : 0;
            }
        }

        return sum;
    }
}
