using System.Text.Json.Serialization;
using Predictor.Cases;

namespace Predictor.Models.Comparisons;

/// <summary>
/// One outcome at one moment, both sides on the same cases. The verdict rests on log loss, which is least for the true probabilities: with d the
/// challenger's less the other's and its 95 % interval, better where the interval lies below 0, worse where it lies above 0, not worse where it holds 0
/// and lies below the <see cref="Margin"/>, and too few where it holds 0 and the margin both, or where cases are fewer than <see cref="LeastOfEachClass"/>
/// of a class or of <see cref="LeastCustomers"/> customers.
/// </summary>
public sealed record ComparedOutcome
{
    /// <summary>The loss that matters, as a share of the log loss of a constant at the base rate: about 0.01 of AUC.</summary>
    public const double MarginShare = 0.01;

    public const int LeastOfEachClass = 10;

    public const int LeastCustomers = 20;

    public required string Outcome { get; init; }

    public required Moment Moment { get; init; }

    public required ComparedLabel Label { get; init; }

    public required Overlap Overlap { get; init; }

    /// <summary>First moment of a case that was compared; null where rows have no time.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Last moment.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>Of the cases compared.</summary>
    public required int Positives { get; init; }

    /// <summary>Different customers of the cases compared.</summary>
    public required int Customers { get; init; }

    /// <summary>"customers" where customers were resampled, "delong" where none repeats.</summary>
    public required string AucInterval { get; init; }

    public required Difference Auc { get; init; }

    /// <summary>Nats a case.</summary>
    public required Difference LogLoss { get; init; }

    public required Difference Brier { get; init; }

    public required Difference CalibrationError { get; init; }

    /// <summary>Expected maximum profit, money a case; null for outcomes that the policy puts no money on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Difference? Profit { get; init; }

    /// <summary>The loss that matters, nats a case: <see cref="MarginShare"/> of the entropy of the cases' base rate.</summary>
    public required double Margin { get; init; }

    public required Verdict Verdict { get; init; }

    public required BandMoves Bands { get; init; }

    /// <summary>About how many cases it takes until the interval reaches no further than the margin; null where they are there, or where nothing says it.</summary>
    public double? CasesNeeded()
    {
        var reach = (LogLoss.Value - LogLoss.Low) / Margin;
        return double.IsFinite(reach) && reach > 1 ? Overlap.Measured * reach * reach : null;
    }

    public static double MarginOf(int positives, int cases)
    {
        var rate = (double)positives / cases;
        return rate is > 0 and < 1 ? MarginShare * -((rate * Math.Log(rate)) + ((1 - rate) * Math.Log(1 - rate))) : 0;
    }

    public static Verdict Judge(Difference logLoss, double margin, int positives, int cases, int customers)
    {
        ArgumentNullException.ThrowIfNull(logLoss);
        return Math.Min(positives, cases - positives) < LeastOfEachClass || customers < LeastCustomers ? Verdict.TooFew
            : logLoss.High < 0 ? Verdict.Better
            : logLoss.Low > 0 ? Verdict.Worse
            : logLoss.High < margin ? Verdict.NotWorse
            : Verdict.TooFew;
    }
}
