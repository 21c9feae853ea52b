using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Splitting;

/// <summary>A node's sums in fixed point, in the wide form of <see cref="PackedSums"/>.</summary>
internal readonly record struct NodeSums(long Gradient, long HessianAndCount)
{
    public long Hessian => PackedSums.Hessian(HessianAndCount);

    public int Rows => PackedSums.Count(HessianAndCount);

    public static NodeSums operator +(NodeSums a, NodeSums b) => new(a.Gradient + b.Gradient, a.HessianAndCount + b.HessianAndCount);

    public static NodeSums operator -(NodeSums a, NodeSums b) => new(a.Gradient - b.Gradient, a.HessianAndCount - b.HessianAndCount);
}
