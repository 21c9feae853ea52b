namespace Predictor.Evaluation;

/// <summary>Predicted against observed, by bins of equal count.</summary>
public sealed record ReliabilityCurve(IReadOnlyList<ReliabilityBin> Bins)
{
    public static ReliabilityCurve Of(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, int bins = 15) => throw new NotImplementedException();
}
