namespace Predictor.Desk.Planning;

/// <summary>A customer who could be called.</summary>
/// <param name="Id">Of the line; each once.</param>
/// <param name="Gain">Expected of the action, money; above 0.</param>
/// <param name="AtStake">Money; the more comes first among equals.</param>
/// <param name="Tenths">What the action takes, tenths of a minute; above 0.</param>
/// <param name="Group">Who may call: a place among the groups of people.</param>
public sealed record Plannable(string Id, double Gain, double AtStake, int Tenths, int Group)
{
    /// <summary>Most gain first, then most at stake, then by id: the queue's order.</summary>
    public static Comparison<Plannable> ByGain { get; } = (one, other) =>
        one.Gain != other.Gain ? other.Gain.CompareTo(one.Gain)
        : one.AtStake != other.AtStake ? other.AtStake.CompareTo(one.AtStake)
        : string.CompareOrdinal(other.Id, one.Id);

    /// <summary>Most gain per minute first; equals in the queue's order but by what is at stake.</summary>
    public static int ByGainPerMinute(Plannable one, Plannable other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (first, second) = (one.Gain / one.Tenths, other.Gain / other.Tenths);
        return first != second ? second.CompareTo(first)
            : one.AtStake != other.AtStake ? other.AtStake.CompareTo(one.AtStake)
            : string.CompareOrdinal(other.Id, one.Id);
    }
}
