using System.Text.Json.Serialization;
using Predictor.Evaluation;

namespace Predictor.Models.Bundles;

/// <summary>What training measured of one outcome at one moment.</summary>
public sealed record OutcomeReport
{
    /// <summary>Columns usable at the moment.</summary>
    public required int Features { get; init; }

    public required int Trees { get; init; }

    /// <summary>Rows that grew the trees; none where they were grown elsewhere, so that which did is not known.</summary>
    public required SliceReport Fit { get; init; }

    public required SliceReport Stop { get; init; }

    public required SliceReport Calibration { get; init; }

    public required SliceReport Test { get; init; }

    /// <summary>Rows left out at the cuts because their label ended in a later slice.</summary>
    public required int Purged { get; init; }

    /// <summary>
    /// Growing options as they were chosen on rolling cuts, by name. Then all rows before the test slice grew trees, the stop rows are those later
    /// than a cut, and the calibration rows are the newest of them, with the margins that trees gave which had not seen them. Null where nothing
    /// was chosen and the slices are apart.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Chosen { get; init; }

    /// <summary>How labels were weighted, one a reason; null where they count alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WeightReport>? Weighting { get; init; }

    /// <summary>The test slice weighted too; null where labels count alike. All other figures of the test slice count its rows alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WeightedTest? WeightedTest { get; init; }

    /// <summary>Cases that something was done about, and what became of them; null where nothing is known to have been done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TreatedReport? Treated { get; init; }

    /// <summary>On the test slice, with history as it was.</summary>
    public required Performance Performance { get; init; }

    /// <summary>Same rows with each history cell missing by the toss of a seeded coin; null where the schema has no history.</summary>
    public Performance? PartialHistory { get; init; }

    /// <summary>Same rows without any history; null where the schema has none.</summary>
    public Performance? NoHistory { get; init; }

    /// <summary>On the test slice before calibration.</summary>
    public required ReliabilityCurve Before { get; init; }

    /// <summary>On the test slice after calibration.</summary>
    public required ReliabilityCurve After { get; init; }

    /// <summary>By column: mean absolute contribution on the test slice, log-odds.</summary>
    public required IReadOnlyDictionary<string, double> Importance { get; init; }
}
