namespace Predictor.Training.Reporting.Words;

/// <summary>What one model is fit for.</summary>
/// <param name="Fitness">In one word.</param>
/// <param name="Words">In a few.</param>
internal sealed record Verdict(Fitness Fitness, string Words)
{
    /// <summary>Rows of each class, fewer of which judge nothing.</summary>
    private const int LeastOfClass = 50;

    public static Verdict Of(MomentSection section)
    {
        var found = section.Performance;
        if (Math.Min(found.Positives, found.Rows - found.Positives) < LeastOfClass)
            return new Verdict(Fitness.TooFew, "too few cases to judge");
        if (!(found.Auc.Low > 0.5))
            return new Verdict(Fitness.NotShown, "not shown to beat chance");
        return Trust.Of(section).IsGiven
            ? new Verdict(Fitness.Fit, "order and probabilities hold")
            : new Verdict(Fitness.OrderOnly, "order holds, probabilities are off");
    }
}
