using System.Text.Json;

namespace Predictor.Evaluation.Tests.Reference;

/// <summary>Figures of scikit-learn and scipy; make.py says how they were made.</summary>
internal sealed record Expected(IReadOnlyList<ExpectedCase> Cases, ExpectedClipping Clipped, IReadOnlyList<ExpectedWilson> Wilson)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Expected Figures { get; } = Read();

    public static ExpectedCase Case(string name) => Figures.Cases.Single(c => c.Name == name);

    private static Expected Read()
    {
        var path = Predictor.Tests.Repository.PathTo("tests", "Predictor.Evaluation.Tests", "Reference", "expected.json");
        return JsonSerializer.Deserialize<Expected>(File.ReadAllText(path), Options)!;
    }
}

internal sealed record ExpectedCase(
    string Name,
    double[] Margins,
    float[] Labels,
    double[] Probabilities,
    double Auc,
    double AveragePrecision,
    double LogLoss,
    double Brier,
    double? CalibrationError,
    double[] Platt,
    double[] Isotonic);

internal sealed record ExpectedClipping(float[] Labels, double[] Probabilities, double LogLoss);

internal sealed record ExpectedWilson(int Positives, int Rows, double Low, double High);
