using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Splitting;

/// <summary>
/// What <see cref="NumericSplitFinder"/> finds, to the bit, several thresholds at a time: one pass sums the bins and lays out the candidates, one
/// computes their gains in vectors, one picks the first of the greatest. Sums are whole numbers below 2^53, so that doubles hold them exactly.
/// One a worker; nothing is allocated once it is made.
/// </summary>
internal sealed class NumericSplitSweep(SplitCriteria criteria)
{
    private const int MostCandidates = 2 * 256;

    private readonly double[] _gradients = new double[MostCandidates + 4];
    private readonly double[] _hessians = new double[MostCandidates + 4];
    private readonly double[] _sums = new double[MostCandidates + 4];

    /// <summary>2 x bin, and 1 more where missing goes left.</summary>
    private readonly int[] _candidates = new int[MostCandidates + 4];

    /// <param name="histogram">The column's bins, two longs each, the missing bin last.</param>
    /// <param name="column">Its number.</param>
    /// <param name="monotone">Its direction.</param>
    /// <param name="node">Sums of all its bins.</param>
    /// <param name="bounds">The node's.</param>
    /// <param name="best">Replaced where a greater gain is found.</param>
    public void Find(ReadOnlySpan<long> histogram, int column, int monotone, NodeSums node, MarginBounds bounds, ref Split best)
    {
        if (monotone != 0 || criteria.Options.L1 > 0 || !Vector256.IsHardwareAccelerated)
        {
            NumericSplitFinder.Find(histogram, column, monotone, node, bounds, criteria, ref best);
            return;
        }

        var count = LayOut(histogram, node);
        var parent = criteria.Score(node, bounds);
        var gain = Weigh(count, node, bounds) - parent;
        if (gain > Math.Max(best.Gain, criteria.Options.MinimumGain))
        {
            var candidate = _candidates[First(gain, parent)];
            best = NumericSplitFinder.Split(histogram, column, gain, candidate >> 1, (candidate & 1) != 0, node);
        }
    }

    /// <summary>The first candidate of a gain that some candidate has.</summary>
    private int First(double gain, double parent)
    {
        for (var i = 0; ; i += Vector256<double>.Count)
        {
            var equal = Vector256.Equals(Vector256.LoadUnsafe(ref _sums[i]) - Vector256.Create(parent), Vector256.Create(gain));
            if (equal.ExtractMostSignificantBits() is var bits and not 0)
            {
                return i + BitOperations.TrailingZeroCount(bits);
            }
        }
    }

    /// <summary>
    /// Sums left of every threshold that leaves rows enough on both sides. Every bin is written and kept where it counts: no branch.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LayOut(ReadOnlySpan<long> histogram, NodeSums node)
    {
        var valueBins = (histogram.Length / 2) - 1;
        var missing = new NodeSums(histogram[2 * valueBins], histogram[(2 * valueBins) + 1]);
        var missingRows = missing.Rows;
        var (least, most) = (criteria.MinimumRows, node.Rows - criteria.MinimumRows);
        ref var gradients = ref MemoryMarshal.GetArrayDataReference(_gradients);
        ref var hessians = ref MemoryMarshal.GetArrayDataReference(_hessians);
        ref var candidates = ref MemoryMarshal.GetArrayDataReference(_candidates);
        long gradient = 0;
        long hessianAndCount = 0;
        nint count = 0;
        for (var bin = 0; bin < valueBins; bin++)
        {
            var here = histogram[(2 * bin) + 1];
            gradient += histogram[2 * bin];
            hessianAndCount += here;
            var rows = PackedSums.Count(hessianAndCount);
            if (rows > most)
            {
                break;
            }

            Unsafe.Add(ref gradients, count) = gradient;
            Unsafe.Add(ref hessians, count) = PackedSums.Hessian(hessianAndCount);
            Unsafe.Add(ref candidates, count) = 2 * bin;
            count += One(here != 0) & One(rows >= least);
            if (missingRows > 0)
            {
                Unsafe.Add(ref gradients, count) = gradient + missing.Gradient;
                Unsafe.Add(ref hessians, count) = PackedSums.Hessian(hessianAndCount + missing.HessianAndCount);
                Unsafe.Add(ref candidates, count) = (2 * bin) + 1;
                count += One(here != 0) & One(rows + missingRows >= least) & One(rows + missingRows <= most);
            }
        }

        return (int)count;

        static nint One(bool isSo) => Unsafe.BitCast<bool, byte>(isSo);
    }

    /// <summary>Both children's scores added up, -infinity where a side has too little hessian; returns the greatest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(int count, NodeSums node, MarginBounds bounds)
    {
        var gradientUnit = Vector256.Create(criteria.GradientUnit);
        var hessianUnit = Vector256.Create(criteria.HessianUnit);
        var nodeGradient = Vector256.Create((double)node.Gradient);
        var nodeHessian = Vector256.Create((double)node.Hessian);
        var least = Vector256.Create(criteria.MinimumHessian);
        var l2 = Vector256.Create(criteria.Options.L2);
        var none = Vector256.Create(double.NegativeInfinity);
        var greatest = none;

        // The last vector may reach behind the candidates.
        Vector256.Create(double.NaN).StoreUnsafe(ref _hessians[count]);
        for (var i = 0; i < count; i += Vector256<double>.Count)
        {
            var gradients = Vector256.LoadUnsafe(ref _gradients[i]);
            var hessians = Vector256.LoadUnsafe(ref _hessians[i]);
            var left = hessians * hessianUnit;
            var right = (nodeHessian - hessians) * hessianUnit;
            var leftGradient = gradients * gradientUnit;
            var rightGradient = (nodeGradient - gradients) * gradientUnit;
            var gains = criteria.IsBounded
                ? Score(leftGradient, left + l2, bounds) + Score(rightGradient, right + l2, bounds)
                : Score(leftGradient, left + l2) + Score(rightGradient, right + l2);
            var allowed = Vector256.GreaterThanOrEqual(left, least) & Vector256.GreaterThanOrEqual(right, least);
            var scores = Vector256.ConditionalSelect(allowed, gains, none);
            greatest = Vector256.Max(greatest, scores);
            scores.StoreUnsafe(ref _sums[i]);
        }

        return Math.Max(Math.Max(greatest[0], greatest[1]), Math.Max(greatest[2], greatest[3]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Score(Vector256<double> gradients, Vector256<double> penalised) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(penalised, Vector256<double>.Zero), gradients * gradients / penalised, Vector256<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Score(Vector256<double> gradients, Vector256<double> penalised, MarginBounds bounds)
    {
        var (lower, upper) = (Vector256.Create(bounds.Lower), Vector256.Create(bounds.Upper));
        var values = Vector256.ConditionalSelect(Vector256.GreaterThan(penalised, Vector256<double>.Zero), -gradients / penalised, Vector256<double>.Zero);
        values = Vector256.ConditionalSelect(Vector256.LessThan(values, lower), lower, values);
        values = Vector256.ConditionalSelect(Vector256.GreaterThan(values, upper), upper, values);
        return -((2 * gradients * values) + (penalised * values * values));
    }
}
