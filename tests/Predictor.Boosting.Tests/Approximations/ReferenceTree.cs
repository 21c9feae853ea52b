namespace Predictor.Boosting.Tests.Approximations;

/// <summary>A grown tree over bins as the order in which its leaves were split: the left child keeps the leaf's number, the right one has the next.</summary>
internal sealed class ReferenceTree
{
    private readonly List<(int Leaf, ReferenceSplit Split)> _splits = [];
    private double[] _values = [];

    public void Split(int leaf, ReferenceSplit split) => _splits.Add((leaf, split));

    public void End(double[] values) => _values = values;

    /// <summary>Value of the leaf that each row ends in.</summary>
    public double[] Values(ReferenceTable table)
    {
        var leaves = new int[table.Rows];
        for (var number = 0; number < _splits.Count; number++)
        {
            var (leaf, split) = _splits[number];
            var cells = table.Cells[split.Column];
            for (var row = 0; row < leaves.Length; row++)
            {
                if (leaves[row] == leaf && !split.GoesLeft[cells[row]])
                {
                    leaves[row] = number + 1;
                }
            }
        }

        return Array.ConvertAll(leaves, leaf => _values[leaf]);
    }
}
