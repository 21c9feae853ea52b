using Predictor.Charts;
using Predictor.Evaluation.Curves;

namespace Predictor.Training.Reporting.Words;

/// <summary>The moments of an outcome as the series of a chart.</summary>
internal static class Series
{
    /// <summary>What is held against first, so that what the chart is about is drawn over it.</summary>
    public static IEnumerable<(MomentSection Moment, Tone Tone)> Of(OutcomeSection section) =>
        section.Moments.Select(moment => (moment, moment == section.Last ? Tone.Main : Tone.Other));

    public static IReadOnlyList<ChartPoint> Points(IReadOnlyList<CurvePoint> curve) => [.. curve.Select(point => new ChartPoint(point.X, point.Y))];
}
