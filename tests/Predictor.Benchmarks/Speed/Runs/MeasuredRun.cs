using System.Runtime.InteropServices;
using Predictor.Benchmarks.Speed.Figures;
using Predictor.Evaluation;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>A run's figures, and how good its forest is: worked out here from its margins, the same way for all.</summary>
internal sealed record MeasuredRun(RunFigures Figures, double Auc, double LogLoss, double OtherLoad)
{
    /// <param name="figures">As the run printed them.</param>
    /// <param name="margins">The file it wrote.</param>
    /// <param name="labels">Of the held-out rows.</param>
    /// <param name="otherLoad">Share of the machine that others used meanwhile.</param>
    public static MeasuredRun Of(RunFigures figures, string margins, float[] labels, double otherLoad)
    {
        var scores = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(margins)).ToArray();
        double[] probabilities = [.. scores.Select(margin => 1 / (1 + Math.Exp(-margin)))];
        return new MeasuredRun(figures, Metrics.Auc(labels, scores), Metrics.LogLoss(labels, probabilities), otherLoad);
    }

    public double Seconds(string stage) => Figures.Timings.TryGetValue(stage, out var timing) ? timing.Seconds : double.NaN;

    public long PeakBytes => Figures.PeakBytes.Values.Max();

    /// <summary>Peak by the end of the last of these stages that it names.</summary>
    public long PeakBytesAt(params string[] stages) => stages.Where(Figures.PeakBytes.ContainsKey).Max(stage => Figures.PeakBytes[stage]);
}
