using Predictor.Evaluation.Calibration;

namespace Predictor.Training.Exporting.Onnx;

/// <summary>A calibrator as operations on the margin, rows x 1, in doubles.</summary>
internal static class OnnxCalibration
{
    /// <returns>The probability's name.</returns>
    public static string Add(OnnxGraph graph, string margin, Calibrator calibrator, string result) => calibrator switch
    {
        SigmoidCalibrator sigmoid => Named(graph, Logistic(graph, margin, sigmoid.Slope, sigmoid.Intercept), result),
        IsotonicCalibrator isotonic => Named(graph, Piecewise(graph, margin, PiecewiseCurve.Of(isotonic)), result),
        _ => throw new ArgumentOutOfRangeException(nameof(calibrator), calibrator.GetType().Name, "A calibrator that ONNX is not written of."),
    };

    private static string Piecewise(OnnxGraph graph, string margin, PiecewiseCurve curve)
    {
        var low = Logistic(graph, margin, curve.OuterSlope, curve.LowIntercept);
        var high = Logistic(graph, margin, curve.OuterSlope, curve.HighIntercept);
        var isLow = graph.Apply("LessOrEqual", margin, graph.Constant(curve.Margins[0]));
        if (curve.Slopes.Count == 0)
            return graph.Apply("Where", isLow, low, high);

        // The first probability, and each segment's slope times as much of it as the margin has passed.
        long segments = curve.Slopes.Count;
        var starts = graph.Tensor([.. curve.Margins.SkipLast(1)], [1, segments]);
        var widths = graph.Tensor([.. curve.Margins.Zip(curve.Margins.Skip(1), (left, right) => right - left)], [1, segments]);
        var passed = graph.Apply("Min", graph.Apply("Max", graph.Apply("Sub", margin, starts), graph.Constant(0.0)), widths);
        var risen = graph.Apply("MatMul", passed, graph.Tensor([.. curve.Slopes], [segments, 1]));
        var middle = graph.Apply("Add", risen, graph.Constant(curve.Probabilities[0]));
        var isHigh = graph.Apply("GreaterOrEqual", margin, graph.Constant(curve.Margins[^1]));
        return graph.Apply("Where", isLow, low, graph.Apply("Where", isHigh, high, middle));
    }

    private static string Logistic(OnnxGraph graph, string margin, double slope, double intercept) =>
        graph.Apply("Sigmoid", graph.Apply("Add", graph.Apply("Mul", margin, graph.Constant(slope)), graph.Constant(intercept)));

    private static string Named(OnnxGraph graph, string value, string result) => graph.Apply("Identity", [value], [], result);
}
