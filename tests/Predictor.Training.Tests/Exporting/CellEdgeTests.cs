using Predictor.Training.Exporting.Sql;

namespace Predictor.Training.Tests.Exporting;

public sealed class CellEdgeTests
{
    public static TheoryData<float> Thresholds =>
        [0, -0f, 1, -1, 0.1f, 0.3f, 16777216, 1e-40f, float.Epsilon, -float.Epsilon, 3e38f, float.MaxValue, float.MinValue, 1.5f, MathF.BitIncrement(1.5f)];

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void The_edge_of_a_threshold_is_the_last_double_whose_float32_does_not_exceed_it(float threshold)
    {
        var edge = CellEdge.LargestAtMost(threshold);
        Assert.True((float)edge <= threshold);
        Assert.True((float)Math.BitIncrement(edge) > threshold);
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void The_edge_of_a_lower_bound_is_the_first_double_whose_float32_reaches_it(float bound)
    {
        var edge = CellEdge.SmallestAtLeast(bound);
        Assert.True((float)edge >= bound);
        Assert.True((float)Math.BitDecrement(edge) < bound);
    }
}
