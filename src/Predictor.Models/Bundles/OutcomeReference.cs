using Predictor.Evaluation.Drift;

namespace Predictor.Models.Bundles;

/// <summary>How the cases were spread that one outcome's model at one moment was made from: what `drift` holds later cases against.</summary>
public sealed record OutcomeReference
{
    /// <summary>The cases that <see cref="Columns"/> counts: of the fit slice; of the calibration slice where which rows grew the trees is not known.</summary>
    public required ReferenceSlice ColumnsOf { get; init; }

    /// <summary>By column known at the moment, in the schema's order.</summary>
    public required IReadOnlyDictionary<string, Distribution> Columns { get; init; }

    /// <summary>The cases that <see cref="Probabilities"/> counts: of the test slice, which grew no tree.</summary>
    public required ReferenceSlice ProbabilitiesOf { get; init; }

    /// <summary>Calibrated.</summary>
    public required NumberDistribution Probabilities { get; init; }
}
