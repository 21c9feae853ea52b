using System.Text.Json;

namespace Predictor.Evaluation.Tests.Reference;

/// <summary>Figures of drift and calibration by scipy, numpy and scikit-learn; drift.py says how they were made.</summary>
internal sealed record DriftFigures(
    IReadOnlyList<DriftRealised> Realised, DriftReliability Reliability, DriftBinned Binned, IReadOnlyList<DriftChance> Chance)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static DriftFigures All { get; } = JsonSerializer.Deserialize<DriftFigures>(
        File.ReadAllText(Predictor.Tests.Repository.PathTo("tests", "Predictor.Evaluation.Tests", "Reference", "drift.json")), Options)!;
}

internal sealed record DriftRealised(string Name, double Auc, double LogLoss, double Brier, double Rate, double ExpectedRate, double ExpectedLogLoss, double Gain);

internal sealed record DriftReliability(double[] Observed, double[] Predicted, double Error);

internal sealed record DriftBinned(double[] Edges, long[] Before, long[] Now, double Psi, double Js, double Ks);

internal sealed record DriftChance(int Bins, double Limit);
