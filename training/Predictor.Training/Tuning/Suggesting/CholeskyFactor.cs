namespace Predictor.Training.Tuning.Suggesting;

/// <summary>The lower triangle L of a symmetric positive definite matrix A = L Lᵀ, row-major. O(n³ / 6) to find, O(n²) to solve with.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[] _lower;

    private CholeskyFactor(double[] lower, int size) => (_lower, Size) = (lower, size);

    public int Size { get; }

    /// <summary>Twice the sum of the diagonal's logarithms: ln |A|.</summary>
    public double LogDeterminant => 2 * Enumerable.Range(0, Size).Sum(i => Math.Log(_lower[(i * Size) + i]));

    /// <param name="matrix">Size x size, row-major; its lower triangle is overwritten.</param>
    /// <param name="size">Of a row.</param>
    /// <returns>Null where the matrix is not positive definite in doubles.</returns>
    public static CholeskyFactor? Of(double[] matrix, int size)
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = matrix[(row * size) + column];
                for (var k = 0; k < column; k++)
                {
                    sum -= matrix[(row * size) + k] * matrix[(column * size) + k];
                }

                if (row > column)
                    matrix[(row * size) + column] = sum / matrix[(column * size) + column];
                else if (sum > 0)
                    matrix[(row * size) + row] = Math.Sqrt(sum);
                else
                    return null;
            }
        }

        return new CholeskyFactor(matrix, size);
    }

    /// <summary>x in L x = b.</summary>
    public double[] Forward(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var row = 0; row < Size; row++)
        {
            for (var k = 0; k < row; k++)
            {
                x[row] -= _lower[(row * Size) + k] * x[k];
            }

            x[row] /= _lower[(row * Size) + row];
        }

        return x;
    }

    /// <summary>x in A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        var x = Forward(b);
        for (var row = Size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < Size; k++)
            {
                x[row] -= _lower[(k * Size) + row] * x[k];
            }

            x[row] /= _lower[(row * Size) + row];
        }

        return x;
    }
}
