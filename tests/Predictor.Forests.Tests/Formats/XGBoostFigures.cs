using System.Text.Json;

namespace Predictor.Forests.Tests.Formats;

/// <summary>What xgboost_models.py wrote beside a model.</summary>
internal sealed record XGBoostFigures(float?[][] Rows, double[] Margins, double[] BestMargins, double[][] Contributions)
{
    public static XGBoostFigures Read(string path) => JsonSerializer.Deserialize<XGBoostFigures>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;

    public IEnumerable<float[]> Cells() => Rows.Select(row => row.Select(cell => cell ?? float.NaN).ToArray());
}
