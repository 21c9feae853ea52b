namespace Predictor.Boosting.Splitting;

/// <summary>
/// Values and scores of nodes. With G and H the sums of gradients and hessians, T(G) = sign(G) max(|G| - L1, 0):
/// value w = -T(G) / (H + L2), clamped to the node's bounds; score = -(2 T(G) w + (H + L2) w²), which is T(G)² / (H + L2) unclamped;
/// gain = score(left) + score(right) - score(parent). Chen and Guestrin, "XGBoost", 2016, equations 5 to 7.
/// </summary>
internal sealed class SplitCriteria
{
    private readonly double _gradientUnit;
    private readonly double _hessianUnit;
    private readonly double _l1;
    private readonly double _l2;
    private readonly bool _bounded;

    /// <param name="options">Penalties and minima.</param>
    /// <param name="gradientUnit">What a fixed-point gradient of 1 stands for.</param>
    /// <param name="hessianUnit">What a fixed-point hessian of 1 stands for.</param>
    /// <param name="bounded">Whether any column is monotone.</param>
    public SplitCriteria(BoostingOptions options, double gradientUnit, double hessianUnit, bool bounded)
    {
        Options = options;
        _gradientUnit = gradientUnit;
        _hessianUnit = hessianUnit;
        _l1 = options.L1;
        _l2 = options.L2;
        _bounded = bounded;
        MinimumHessian = options.MinimumLeafHessian;
        MinimumRows = options.MinimumLeafRows;
    }

    public BoostingOptions Options { get; }

    /// <summary>Whether any column is monotone, so that a node's value may be clamped.</summary>
    public bool IsBounded => _bounded;

    /// <summary>What a fixed-point gradient of 1 stands for.</summary>
    public double GradientUnit => _gradientUnit;

    /// <summary>What a fixed-point hessian of 1 stands for.</summary>
    public double HessianUnit => _hessianUnit;

    public double MinimumHessian { get; }

    public int MinimumRows { get; }

    public double Gradient(NodeSums sums) => sums.Gradient * _gradientUnit;

    public double Hessian(NodeSums sums) => sums.Hessian * _hessianUnit;

    /// <summary>Whether both sides keep the minima.</summary>
    public bool Allows(NodeSums left, NodeSums right) =>
        left.Rows >= MinimumRows && right.Rows >= MinimumRows && Hessian(left) >= MinimumHessian && Hessian(right) >= MinimumHessian;

    /// <summary>A node's value, before shrinkage.</summary>
    public double Value(NodeSums sums, MarginBounds bounds, double extraL2 = 0)
    {
        var penalised = Hessian(sums) + _l2 + extraL2;
        return bounds.Clamp(penalised > 0 ? -Thresholded(Gradient(sums)) / penalised : 0);
    }

    public double Score(NodeSums sums, MarginBounds bounds, double extraL2 = 0)
    {
        var gradient = Thresholded(Gradient(sums));
        var penalised = Hessian(sums) + _l2 + extraL2;
        if (!_bounded)
        {
            return penalised > 0 ? gradient * gradient / penalised : 0;
        }

        var value = bounds.Clamp(penalised > 0 ? -gradient / penalised : 0);
        return -((2 * gradient * value) + (penalised * value * value));
    }

    /// <summary>Whether the children's values keep to the direction of a monotone column.</summary>
    public bool KeepsDirection(int monotone, NodeSums left, NodeSums right, MarginBounds bounds) =>
        monotone == 0 || monotone * (Value(right, bounds) - Value(left, bounds)) >= 0;

    private double Thresholded(double gradient) =>
        _l1 == 0 ? gradient : gradient > _l1 ? gradient - _l1 : gradient < -_l1 ? gradient + _l1 : 0;
}
