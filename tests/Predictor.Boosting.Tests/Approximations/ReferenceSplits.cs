namespace Predictor.Boosting.Tests.Approximations;

/// <summary>
/// The best split of a column in doubles, by the rules of the learner's README, for any number of bins. Without L1 and without monotone columns.
/// </summary>
/// <param name="options">Penalties and minima.</param>
/// <param name="gradientUnit">What a gradient of 1 stands for.</param>
/// <param name="hessianUnit">What a hessian of 1 stands for.</param>
internal sealed class ReferenceSplits(BoostingOptions options, double gradientUnit, double hessianUnit)
{
    private const int FewLevels = 4;

    private static readonly bool[] OneSide = [false];
    private static readonly bool[] BothSides = [false, true];

    public double Value(ReferenceSums sums) => -(sums.Gradient * gradientUnit) / ((sums.Hessian * hessianUnit) + options.L2);

    /// <summary>Thresholds from the lowest, missing right before left.</summary>
    public ReferenceSplit? Numeric(ReadOnlySpan<ReferenceSums> histogram, int column, ReferenceSums node)
    {
        var missing = histogram[^1];
        ReferenceSums below = default;
        (double Gain, int Bin, bool MissingLeft, ReferenceSums Left) best = (options.MinimumGain, -1, false, default);
        for (var bin = 0; bin < histogram.Length - 1; bin++)
        {
            if (histogram[bin].Rows == 0)
            {
                continue;
            }

            below += histogram[bin];
            foreach (var missingLeft in missing.Rows > 0 ? BothSides : OneSide)
            {
                var left = missingLeft ? below + missing : below;
                if (Gain(left, node, 0) is var gain && gain > best.Gain)
                {
                    best = (gain, bin, missingLeft, left);
                }
            }
        }

        var missingGoesLeft = missing.Rows > 0 ? best.MissingLeft : best.Left.Rows >= node.Rows - best.Left.Rows;
        var last = histogram.Length - 1;
        return best.Bin < 0
            ? null
            : new ReferenceSplit(column, best.Gain, [.. Enumerable.Range(0, last + 1).Select(bin => bin == last ? missingGoesLeft : bin <= best.Bin)]);
    }

    /// <summary>Levels by gradient over hessian, cut in two.</summary>
    public ReferenceSplit? Category(ReadOnlySpan<ReferenceSums> histogram, int column, ReferenceSums node)
    {
        List<(int[] Bins, ReferenceSums Sums)> levels = [];
        (List<int> Bins, ReferenceSums Sums) rare = ([], default);
        for (var bin = 0; bin < histogram.Length; bin++)
        {
            if (histogram[bin].Rows >= options.MinimumLevelRowsAtNode)
            {
                levels.Add(([bin], histogram[bin]));
            }
            else if (histogram[bin].Rows > 0)
            {
                rare.Bins.Add(bin);
                rare.Sums += histogram[bin];
            }
        }

        if (rare.Bins.Count > 0)
        {
            levels.Add(([.. rare.Bins], rare.Sums));
        }

        var few = levels.Count <= FewLevels;
        var mean = node.Gradient * gradientUnit / (node.Hessian * hessianUnit);
        levels = [.. levels.OrderBy(level => ((level.Sums.Gradient * gradientUnit) - (mean * (level.Sums.Hessian * hessianUnit)))
            / ((level.Sums.Hessian * hessianUnit) + (few ? 0 : options.CategorySmoothing)))];
        ReferenceSums left = default;
        (double Gain, int Levels, ReferenceSums Left) best = (options.MinimumGain, 0, default);
        for (var level = 0; level < levels.Count - 1; level++)
        {
            left += levels[level].Sums;
            if (Math.Min(level + 1, levels.Count - level - 1) <= options.CategoryLevels
                && Gain(left, node, few ? 0 : options.CategoryL2) is var gain && gain > best.Gain)
            {
                best = (gain, level + 1, left);
            }
        }

        if (best.Levels == 0)
        {
            return null;
        }

        // What has no row here goes with missing; missing, where it has none, with the larger child.
        var goesLeft = new bool[histogram.Length];
        foreach (var bin in levels.Take(best.Levels).SelectMany(level => level.Bins))
        {
            goesLeft[bin] = true;
        }

        var missingGoesLeft = histogram[^1].Rows > 0 ? goesLeft[^1] : best.Left.Rows >= node.Rows - best.Left.Rows;
        for (var bin = 0; bin < goesLeft.Length; bin++)
        {
            goesLeft[bin] = histogram[bin].Rows > 0 ? goesLeft[bin] : missingGoesLeft;
        }

        return new ReferenceSplit(column, best.Gain, goesLeft);
    }

    /// <summary>NaN, which is above nothing, where a side is too small.</summary>
    private double Gain(ReferenceSums left, ReferenceSums node, double extraL2)
    {
        var right = node - left;
        return left.Rows >= options.MinimumLeafRows && right.Rows >= options.MinimumLeafRows
            && left.Hessian * hessianUnit >= options.MinimumLeafHessian && right.Hessian * hessianUnit >= options.MinimumLeafHessian
            ? Score(left, extraL2) + Score(right, extraL2) - Score(node, 0)
            : double.NaN;
    }

    private double Score(ReferenceSums sums, double extraL2)
    {
        var gradient = sums.Gradient * gradientUnit;
        return gradient * gradient / ((sums.Hessian * hessianUnit) + options.L2 + extraL2);
    }
}
