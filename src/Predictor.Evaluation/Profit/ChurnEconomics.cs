namespace Predictor.Evaluation.Profit;

/// <summary>
/// What a campaign to keep customers costs and brings. The defaults are those of Verbraken, Verbeke, Baesens, 2013, "A novel profit maximizing
/// metric for measuring classification performance of customer churn prediction models".
/// </summary>
public sealed record ChurnEconomics
{
    public static ChurnEconomics Default { get; } = new();

    /// <summary>Of the beta distribution of the share of leavers who accept the offer and stay; above 0.</summary>
    public double Alpha { get; init; } = 6;

    /// <summary>The other parameter of that distribution; above 0. 6 and 14 have mean 0.3.</summary>
    public double Beta { get; init; } = 14;

    /// <summary>What a customer who stays is worth, money; at least 0.</summary>
    public double Value { get; init; } = 200;

    /// <summary>What the offer costs when it is taken, money; at least 0. Who would have stayed anyway takes it too.</summary>
    public double OfferCost { get; init; } = 10;

    /// <summary>What contacting a customer costs, money; at least 0.</summary>
    public double ContactCost { get; init; } = 1;

    /// <exception cref="ArgumentException">With every figure that is out of range.</exception>
    internal void Check()
    {
        var mistakes = new List<string>();
        foreach (var (name, value, least) in new[]
        {
            ("alpha", Alpha, double.Epsilon), ("beta", Beta, double.Epsilon), ("value", Value, 0), ("offer cost", OfferCost, 0), ("contact cost", ContactCost, 0),
        })
        {
            if (!(value >= least) || !double.IsFinite(value))
            {
                mistakes.Add(FormattableString.Invariant($"{name} is {value}, expected a number {(least > 0 ? "above" : "of at least")} 0"));
            }
        }

        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"Economics of churn: {string.Join("; ", mistakes)}.");
        }
    }
}
