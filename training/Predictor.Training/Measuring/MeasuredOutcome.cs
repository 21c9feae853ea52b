using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Measuring;

/// <summary>One outcome's model at one moment, scored on labelled rows.</summary>
internal sealed record MeasuredOutcome
{
    public required OutcomeModel Model { get; init; }

    /// <summary>The cases that <see cref="Rows"/> are rows of.</summary>
    public required EncodedTable Cases { get; init; }

    /// <summary>Place of the outcome in the schema.</summary>
    public required int Index { get; init; }

    /// <summary>The rows measured, ascending; the arrays below have one item for each.</summary>
    public required int[] Rows { get; init; }

    /// <summary>0 or 1.</summary>
    public required float[] Labels { get; init; }

    /// <summary>Log-odds before calibration.</summary>
    public required double[] Margins { get; init; }

    /// <summary>Calibrated.</summary>
    public required double[] Probabilities { get; init; }

    /// <summary>Group numbers that intervals resample; empty where rows name no customer.</summary>
    public required int[] Customers { get; init; }

    /// <summary>"left at arrival".</summary>
    public string Name => NameOf(Model);

    public static string NameOf(OutcomeModel model) => $"{model.Outcome.Name} at {(model.Moment == Moment.Arrival ? "arrival" : "closure")}";
}
