using System.Text.Json.Serialization;
using Predictor.Evaluation;
using Predictor.Evaluation.Comparison;
using Predictor.Evaluation.Profit;
using Predictor.Models.Comparisons;

namespace Predictor.Training.Comparing;

/// <summary>Two predictions of the same labelled rows: differences with their intervals, and what they say of the challenger.</summary>
internal sealed record PairedFigures
{
    public required int Rows { get; init; }

    public required int Positives { get; init; }

    /// <summary>Different customers.</summary>
    public required int Customers { get; init; }

    /// <summary>"customers" where customers were resampled, "delong" where none repeats.</summary>
    public required string AucInterval { get; init; }

    public required Difference Auc { get; init; }

    /// <summary>Nats a row.</summary>
    public required Difference LogLoss { get; init; }

    public required Difference Brier { get; init; }

    public required Difference CalibrationError { get; init; }

    /// <summary>Expected maximum profit, money a row; null where nobody says what money.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Difference? Profit { get; init; }

    /// <summary>The loss that matters, nats a row.</summary>
    public double Margin => ComparedOutcome.MarginOf(Positives, Rows);

    public Verdict Verdict => ComparedOutcome.Judge(LogLoss, Margin, Positives, Rows, Customers);

    /// <param name="labels">0 or 1.</param>
    /// <param name="challenger">Probabilities of the side that is judged.</param>
    /// <param name="against">Those of the other.</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws.</param>
    /// <param name="economics">Of the profit; null: none is reckoned.</param>
    public static PairedFigures Of(
        float[] labels, double[] challenger, double[] against, int[] customers, ulong seed, int draws, ChurnEconomics? economics = null)
    {
        var different = customers.Length == 0 ? labels.Length : customers.Distinct().Count();
        var paired = PairedPerformance.Measure(labels, against, challenger, customers, seed, draws, economics);
        var isIndependent = different == labels.Length;
        Difference Between(Func<Performance, Estimate> figure, Estimate difference) =>
            new(figure(paired.Second).Value, figure(paired.First).Value, difference.Value, difference.Low, difference.High);
        return new PairedFigures
        {
            Rows = labels.Length,
            Positives = labels.Count(label => label > 0),
            Customers = different,
            AucInterval = isIndependent ? "delong" : "customers",
            Auc = Between(performance => performance.Auc, isIndependent ? DeLong.Compare(labels, against, challenger).Difference : paired.Auc),
            LogLoss = Between(performance => performance.LogLoss, paired.LogLoss),
            Brier = Between(performance => performance.Brier, paired.Brier),
            CalibrationError = Between(performance => performance.CalibrationError, paired.CalibrationError),
            Profit = economics is null ? null : Between(performance => performance.Profit!.PerRow, paired.Profit),
        };
    }
}
