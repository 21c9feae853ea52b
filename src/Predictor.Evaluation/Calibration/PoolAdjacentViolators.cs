namespace Predictor.Evaluation.Calibration;

/// <summary>
/// Isotonic regression: the rising step function nearest to the rows in squared error (and in log loss).
/// Ayer et al., 1955, "An empirical distribution function for sampling with incomplete information". O(n) after sorting.
/// </summary>
internal static class PoolAdjacentViolators
{
    /// <param name="points">In rising order of margin, no margin twice.</param>
    /// <returns>Blocks with strictly rising rates; equal neighbours are one block.</returns>
    public static List<PooledBlock> Pool(IEnumerable<PooledBlock> points)
    {
        var blocks = new List<PooledBlock>();
        foreach (var point in points)
        {
            var block = point;
            while (blocks.Count > 0 && !Below(blocks[^1], block))
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return blocks;
    }

    /// <summary>Compares rates by cross-multiplying: exact for counts, where a quotient might round two different rates to one.</summary>
    private static bool Below(PooledBlock left, PooledBlock right) =>
        left.Positives * right.Weight < right.Positives * left.Weight && left.Rate < right.Rate;
}
