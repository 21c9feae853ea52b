using Predictor.Evaluation;

namespace Predictor.Training.Reporting.Words;

/// <summary>Whether probabilities can be taken at their word, from figures alone.</summary>
/// <param name="IsGiven">Off by little on the whole and group by group, or by no more than chance would.</param>
/// <param name="Words">Said to a manager, with the figures.</param>
internal sealed record Trust(bool IsGiven, string Words)
{
    /// <summary>On the whole, and on average over groups, beyond which a probability misleads.</summary>
    private const double MostGap = 0.02;

    /// <summary>Of 15 groups, four outside their 95 % interval are seen by chance alone in one model of 180 (binomial).</summary>
    private const double MostOff = 3 / 15.0;

    public static Trust Of(MomentSection section)
    {
        var (gap, error, bins) = (section.Gap, section.Performance.CalibrationError.Value, section.After.Bins);
        var off = bins.Count(IsOff);
        var isClear = section.Performance.CalibrationInTheLarge is { } whole ? whole.Low > 0 || whole.High < 0 : gap.Low > 0 || gap.High < 0;
        var isOff = Math.Abs(gap.Value) > MostGap && isClear;
        var isUneven = error > MostGap && off > MostOff * bins.Count;
        var onTheWhole = $"On the whole it says {Shown.Rate(section.MeanPredicted)}, and {Shown.Rate(section.Rate)} happened";
        var reads = $"it reads {Shown.Points(gap.Value)} {(gap.Value > 0 ? "low" : "high")}";
        var how = isOff ? $": {reads}, more than chance would" : Math.Abs(gap.Value) > MostGap ? $": {reads}, which may be chance" : "";
        var byGroup = $"In {bins.Count} groups of equal size it is off by {Shown.Points(error)} on average, where chance alone makes it {Shown.Points(ByChance(bins))}";
        var inGroups = off == 0 ? "" : $", and by more than chance in {off}";
        return new Trust(!isOff && !isUneven, $"{(isOff || isUneven ? "Only with care." : "Yes.")} {onTheWhole}{how}. {byGroup}{inGroups}.{Slope(section)}");
    }

    /// <summary>What was said is outside the interval of what was observed.</summary>
    public static bool IsOff(ReliabilityBin bin) => bin.Predicted < bin.Observed.Low || bin.Predicted > bin.Observed.High;

    /// <summary>Mean absolute error that groups of these sizes show where every probability is right: of a normal deviate, sqrt(2 / pi) of its deviation.</summary>
    private static double ByChance(IReadOnlyList<ReliabilityBin> bins) =>
        bins.Sum(bin => bin.Rows * Math.Sqrt(2 / Math.PI * bin.Predicted * (1 - bin.Predicted) / bin.Rows)) / bins.Sum(bin => bin.Rows);

    private static string Slope(MomentSection section) => section.Performance.CalibrationSlope switch
    {
        { High: < 1 } => " High ones are too high and low ones too low.",
        { Low: > 1 } => " High ones are too low and low ones too high.",
        _ => "",
    };
}
