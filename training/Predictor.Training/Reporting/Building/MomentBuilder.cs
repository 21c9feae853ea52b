using Predictor.Evaluation;
using Predictor.Evaluation.Curves;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;
using Predictor.Models.Policies;
using Predictor.Training.Segments;

namespace Predictor.Training.Reporting.Building;

/// <summary>One outcome's model at one moment into its part of the report.</summary>
internal sealed class MomentBuilder(Model model, Policy policy, IReadOnlyList<SegmentColumn> segments, ReportOptions options)
{
    /// <summary>Ranges of the histogram of probabilities.</summary>
    private const int Ranges = 50;

    public MomentSection Build(MeasuredOutcome measured)
    {
        var (labels, probabilities) = (measured.Labels, measured.Probabilities);
        var performance = Performance.Measure(labels, probabilities, measured.Customers, options.Seed);
        var rate = (double)performance.Positives / performance.Rows;
        var lift = performance.TopDecileLift;
        var (contributions, others) = new ContributionBuilder(model, measured, options.Threads).Build();
        return new MomentSection
        {
            Model = measured.Model,
            Performance = performance,
            MeanPredicted = probabilities.Average(),
            Gap = CustomerMean.Of([.. labels.Zip(probabilities, (label, probability) => label - probability)], measured.Customers),
            TopTenth = new Estimate(lift.Value * rate, lift.Low * rate, Math.Min(1, lift.High * rate)),
            Times = Times(measured),
            Depths = FoundByDepth.Of(labels, probabilities, measured.Customers, options.Seed),
            Roc = RankingCurves.Roc(labels, probabilities),
            PrecisionRecall = RankingCurves.PrecisionRecall(labels, probabilities),
            Gain = RankingCurves.Gain(labels, probabilities),
            Lift = RankingCurves.Lift(labels, probabilities),
            Before = ReliabilityCurve.Of(labels, Array.ConvertAll(measured.Margins, margin => 1 / (1 + Math.Exp(-margin)))),
            After = ReliabilityCurve.Of(labels, probabilities),
            Histogram = Histogram(probabilities),
            Money = PolicyReckoning.Of(policy, measured),
            Contributions = contributions,
            OtherColumns = others,
            Periods = PeriodBuilder.Of(measured),
            Segments = SegmentBuilder.Of(segments, measured, options.Seed),
            Unseen = Unseen(measured),
        };
    }

    private static (DateTimeOffset From, DateTimeOffset To)? Times(MeasuredOutcome measured) => measured.Cases.Table.At is { } at
        ? (DateTimeOffset.FromUnixTimeSeconds(measured.Rows.Min(row => at[row])), DateTimeOffset.FromUnixTimeSeconds(measured.Rows.Max(row => at[row])))
        : null;

    private static int[] Histogram(double[] probabilities)
    {
        var counts = new int[Ranges];
        foreach (var probability in probabilities)
        {
            counts[Math.Min(Ranges - 1, (int)(probability * Ranges))]++;
        }

        return counts;
    }

    private Dictionary<string, double> Unseen(MeasuredOutcome measured)
    {
        var unseen = new Dictionary<string, double>();
        foreach (var (index, column) in model.Schema.FeatureColumns.Index())
        {
            if (model.Encoder.Vocabularies[index] is not { } vocabulary || column.KnownAt > measured.Model.Moment)
                continue;
            var cells = measured.Cases.Table.Cells[index];
            var isUnseen = cells.Levels.Select(level => vocabulary.Code(level) >= vocabulary.Levels.Count).ToArray();
            var share = measured.Rows.Average(row => cells.Codes![row] is >= 0 and var code && isUnseen[code] ? 1.0 : 0);
            if (share > 0)
                unseen.Add(column.Name, share);
        }

        return unseen;
    }
}
