using Predictor.Training.Tuning.Suggesting;

namespace Predictor.Training.Tests.Tuning.Suggesting;

public sealed class CholeskyFactorTests
{
    [Fact]
    public void A_factor_solves_and_knows_the_determinant()
    {
        // L = [2 0 0; 1 3 0; -1 2 1], A = L Lᵀ, |A| = (2 · 3 · 1)² = 36.
        var factor = CholeskyFactor.Of([4, 2, -2, 2, 10, 5, -2, 5, 6], 3)!;

        Assert.Equal(Math.Log(36), factor.LogDeterminant, 1e-12);
        AssertNear([1, 2, 3], factor.Forward([2, 7, 6]));
        AssertNear([1, -1, 2], factor.Solve([4 - 2 - 4, 2 - 10 + 10, -2 - 5 + 12]));
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_has_none() => Assert.Null(CholeskyFactor.Of([1, 2, 2, 1], 2));

    private static void AssertNear(double[] expected, double[] found) => Assert.All(expected.Zip(found), each => Assert.Equal(each.First, each.Second, 1e-12));
}
