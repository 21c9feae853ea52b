using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Acting;

/// <summary>
/// Customers who were to be acted on, one each: by the first time that they were, with the outcome within its horizon from then on. Columnar, one entry a customer.
/// </summary>
public sealed record ActingRecords
{
    /// <summary>By outcome name: 1 met it, 0 did not, -1 not known yet.</summary>
    public required IReadOnlyDictionary<string, sbyte[]> Outcomes { get; init; }

    /// <summary>Held out at random.</summary>
    public required bool[] HeldOut { get; init; }

    /// <summary>Somebody acted within the horizon.</summary>
    public required bool[] Acted { get; init; }

    /// <summary>Probability that was said then, by outcome name.</summary>
    public required IReadOnlyDictionary<string, double[]> Scores { get; init; }

    /// <summary>Position of the band in the policy.</summary>
    public required int[] Bands { get; init; }

    /// <summary>Name of the action suggested then: what would have been done to the held out too.</summary>
    public required string[] Actions { get; init; }

    /// <summary>Spent on each since then: as told, else what the policy says that the action takes.</summary>
    public required double[] Seconds { get; init; }

    /// <summary>Whom acting helps most; null: not asked, or too few.</summary>
    public ActingUplift? Uplift { get; init; }

    /// <summary>By column: the level of each customer's case then, "" where missing.</summary>
    public IReadOnlyDictionary<string, string[]> Segments { get; init; } = new Dictionary<string, string[]>();

    public int Count => HeldOut.Length;
}
