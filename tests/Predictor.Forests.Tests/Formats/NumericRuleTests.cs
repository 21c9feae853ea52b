using Predictor.Forests.Formats;
using Predictor.Forests.Formats.LightGBM;

namespace Predictor.Forests.Tests.Formats;

public sealed class NumericRuleTests
{
    private static readonly double[] Thresholds =
    [
        -1e300, -5, -1.0000000180025095e-35, -1e-36, 0, 1e-36, 1.0000000180025095e-35, 0.1, 0.3, 12.500000000000002, 16777217, 1e300,
    ];

    private static readonly float[] Cells =
    [
        float.NaN, float.MinValue, -6, -5, -4.9999995f, -1e-34f, -1e-35f, -1.0000001e-35f, -1e-36f, -0f, 0, float.Epsilon, 1e-36f, 1e-35f, 1.0000001e-35f,
        0.1f, 0.099999994f, 0.3f, 0.29999998f, 12.5f, 12.500001f, 16777216, 16777218, float.MaxValue,
    ];

    /// <summary>LightGBM's NumericalDecision, as its tree.h has it.</summary>
    private static bool GoesLeft(double threshold, MissingKind missing, bool defaultLeft, double cell)
    {
        if (double.IsNaN(cell) && missing != MissingKind.NaN) cell = 0;
        var isZero = cell >= -1e-35f && cell <= 1e-35f;
        return (missing == MissingKind.Zero && isZero) || (missing == MissingKind.NaN && double.IsNaN(cell)) ? defaultLeft : cell <= threshold;
    }

    [Fact]
    public void Every_cell_goes_the_way_that_LightGBM_sends_it_or_the_split_is_refused()
    {
        var refused = 0;
        foreach (var threshold in Thresholds)
        {
            foreach (var missing in Enum.GetValues<MissingKind>())
            {
                foreach (var defaultLeft in (bool[])[false, true])
                {
                    if (NumericRule.Of(threshold, missing, defaultLeft) is not { } rule)
                    {
                        refused++;
                        Assert.Equal(MissingKind.Zero, missing);
                        continue;
                    }

                    foreach (var cell in Cells)
                    {
                        var isLeft = float.IsNaN(cell) ? rule.MissingGoesLeft : cell <= rule.Threshold;
                        Assert.True(isLeft == GoesLeft(threshold, missing, defaultLeft, cell), $"{cell} at {threshold}, {missing}, default {defaultLeft}");
                    }
                }
            }
        }

        Assert.Equal(7, refused);
    }

    [Fact]
    public void The_float_below_a_double_is_the_largest_that_is_not_above_it()
    {
        foreach (var value in Thresholds)
        {
            var below = FloatBelow.Of(value);
            Assert.True(below <= value && (below == float.MaxValue || MathF.BitIncrement(below) > value));
        }
    }
}
