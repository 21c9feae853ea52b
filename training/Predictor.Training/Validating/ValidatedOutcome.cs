using Predictor.Cases;
using Predictor.Training.Figures;

namespace Predictor.Training.Validating;

/// <summary>One outcome at one moment over all folds.</summary>
internal sealed record ValidatedOutcome
{
    public required string Name { get; init; }

    public required Moment Moment { get; init; }

    /// <summary>"rolling" where rows have an order, "grouped" where folds are dealt by customer.</summary>
    public required string Kind { get; init; }

    public required IReadOnlyList<ValidatedFold> Folds { get; init; }

    /// <summary>By figure, over folds, each counting once.</summary>
    public IReadOnlyDictionary<string, double> Mean => Over(values => values.Average());

    /// <summary>Standard deviation over folds, of n - 1.</summary>
    public IReadOnlyDictionary<string, double> Spread => Over(Deviation);

    private Dictionary<string, double> Over(Func<double[], double> take) => Measured.ToDictionary(
        figure => figure.Name, figure => take([.. Folds.Select(fold => figure.Of(fold.Figures))]));

    private static (string Name, Func<OutcomeFigures, double> Of)[] Measured =>
    [
        ("auc", each => each.Auc), ("averagePrecision", each => each.AveragePrecision), ("logLoss", each => each.LogLoss),
        ("brier", each => each.Brier), ("calibrationError", each => each.CalibrationError), ("lift", each => each.Lift),
    ];

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
