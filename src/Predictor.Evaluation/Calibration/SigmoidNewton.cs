namespace Predictor.Evaluation.Calibration;

/// <summary>
/// Newton's method with backtracking for Platt's sigmoid. Lin, Lin, Weng, 2007, "A note on Platt's probabilistic outputs for support vector machines";
/// with their sign turned round (slope = -A, intercept = -B).
/// </summary>
internal static class SigmoidNewton
{
    public const double SmallestSlope = 1e-3;
    private const int MostSteps = 100;

    /// <summary>Keeps the Hessian invertible.</summary>
    private const double Ridge = 1e-12;

    /// <param name="margins">Log-odds.</param>
    /// <param name="labels">0 or 1.</param>
    /// <param name="weights">Adding up to the rows they are worth; empty: all 1.</param>
    public static SigmoidCalibrator Fit(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels, ReadOnlySpan<double> weights = default)
    {
        var targets = SmoothedTargets(labels, weights, out var rate);
        var (slope, intercept) = Minimise(margins, targets, weights, 0, LogOdds(rate), slopeIsFree: true);
        if (slope < SmallestSlope)
        {
            // The loss is convex, so the best pair with slope >= smallest lies on that border.
            (slope, intercept) = Minimise(margins, targets, weights, SmallestSlope, LogOdds(rate), slopeIsFree: false);
        }

        return new SigmoidCalibrator(slope, intercept);
    }

    /// <summary>Platt's targets: (N+ + 1) / (N+ + 2) for positives, 1 / (N- + 2) for negatives.</summary>
    private static double[] SmoothedTargets(ReadOnlySpan<float> labels, ReadOnlySpan<double> weights, out double rate)
    {
        var (positives, all) = (0.0, 0.0);
        for (var i = 0; i < labels.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            positives += weight * labels[i];
            all += weight;
        }

        var negatives = all - positives;
        rate = (positives + 1) / (all + 2);
        var targets = new double[labels.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = labels[i] > 0 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
        }

        return targets;
    }

    private static (double Slope, double Intercept) Minimise(
        ReadOnlySpan<double> margins, double[] targets, ReadOnlySpan<double> weights, double slope, double intercept, bool slopeIsFree)
    {
        var loss = Loss(margins, targets, weights, slope, intercept);
        for (var step = 0; step < MostSteps; step++)
        {
            double gradientS = 0, gradientI = 0, hessianSs = Ridge, hessianSi = 0, hessianIi = Ridge;
            for (var i = 0; i < targets.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-((slope * margins[i]) + intercept)));
                var weight = weights.IsEmpty ? 1 : weights[i];
                var (gap, curvature) = (weight * (p - targets[i]), weight * (p * (1 - p)));
                gradientS += gap * margins[i];
                gradientI += gap;
                hessianSs += curvature * margins[i] * margins[i];
                hessianSi += curvature * margins[i];
                hessianIi += curvature;
            }

            double moveS = 0, moveI = -gradientI / hessianIi;
            if (slopeIsFree)
            {
                var determinant = (hessianSs * hessianIi) - (hessianSi * hessianSi);
                moveS = -((hessianIi * gradientS) - (hessianSi * gradientI)) / determinant;
                moveI = -((hessianSs * gradientI) - (hessianSi * gradientS)) / determinant;
            }

            var descent = (gradientS * moveS) + (gradientI * moveI);
            var share = 1.0;
            double next;
            while (!((next = Loss(margins, targets, weights, slope + (share * moveS), intercept + (share * moveI))) <= loss + (1e-4 * share * descent)) && share > 1e-10)
            {
                share /= 2;
            }

            // Near the optimum the loss no longer resolves a step in doubles, though the gradient still does: the last full step is taken.
            var settled = Math.Abs(descent) < 1e-13 * (1 + Math.Abs(loss));
            if (!settled && share <= 1e-10)
            {
                break;
            }

            share = settled ? 1 : share;
            slope += share * moveS;
            intercept += share * moveI;
            loss = next;
            if (settled)
            {
                break;
            }
        }

        return (slope, intercept);
    }

    /// <summary>Cross-entropy against the targets, written so that no exponential overflows.</summary>
    private static double Loss(ReadOnlySpan<double> margins, double[] targets, ReadOnlySpan<double> weights, double slope, double intercept)
    {
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var logOdds = (slope * margins[i]) + intercept;
            var loss = logOdds >= 0
                ? ((1 - targets[i]) * logOdds) + Math.Log(1 + Math.Exp(-logOdds))
                : (-targets[i] * logOdds) + Math.Log(1 + Math.Exp(logOdds));
            sum += weights.IsEmpty ? loss : weights[i] * loss;
        }

        return sum;
    }

    private static double LogOdds(double rate) => Math.Log(rate / (1 - rate));
}
