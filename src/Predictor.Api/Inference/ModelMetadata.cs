using System.Globalization;
using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Api.Inference;

/// <summary>A version's inputs and outputs.</summary>
/// <param name="Name">Of the model.</param>
/// <param name="Versions">All there are.</param>
/// <param name="Platform">Of its forests.</param>
/// <param name="Inputs">One a feature column; each may be left out.</param>
/// <param name="Outputs">One an outcome, whichever moment it is predicted at.</param>
internal sealed record ModelMetadata(string Name, IReadOnlyList<string> Versions, string Platform, IReadOnlyList<TensorMetadata> Inputs, IReadOnlyList<TensorMetadata> Outputs)
{
    private const string Forests = "predictor_forest";

    private static readonly int[] Rows = [-1];

    public static ModelMetadata Of(LiveModel live, IReadOnlyList<int> versions) => new(
        live.Model.Name,
        [.. versions.Select(version => version.ToString(CultureInfo.InvariantCulture))],
        Forests,
        [.. live.Model.Schema.FeatureColumns.Select(column => new TensorMetadata(column.Name, TypeOf(column.Kind), Rows))],
        [.. live.Model.Outcomes.Select(outcome => outcome.Outcome.Name).Distinct(StringComparer.Ordinal).Select(name => new TensorMetadata(name, "FP64", Rows))]);

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Count => "INT64",
        ColumnKind.Flag => "BOOL",
        ColumnKind.Category => "BYTES",
        _ => "FP64",
    };
}
