using Predictor.Cases;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;

namespace Predictor.Models.Bundles;

/// <summary>The model of one outcome at one moment.</summary>
public sealed record OutcomeModel
{
    public required Outcome Outcome { get; init; }

    public required Moment Moment { get; init; }

    /// <summary>Over the schema's whole row layout; it never splits on a column unknown at its moment.</summary>
    public required Forest Forest { get; init; }

    public required Calibrator Calibrator { get; init; }

    /// <summary>Positive rate of the calibration slice.</summary>
    public required double BaseRate { get; init; }

    /// <summary>101 quantiles (0 to 100 %) of the calibration slice's probabilities, for percentiles.</summary>
    public required IReadOnlyList<double> Quantiles { get; init; }

    /// <summary>What training measured; shown on the card and by the API.</summary>
    public required OutcomeReport Report { get; init; }

    /// <summary>How the cases were spread that it was made from; null in a bundle that an older program wrote, and only there.</summary>
    public OutcomeReference? Reference { get; init; }
}
