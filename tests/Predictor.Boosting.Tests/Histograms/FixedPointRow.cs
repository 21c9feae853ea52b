using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Tests.Histograms;

/// <summary>A row with its gradient and hessian in fixed point.</summary>
internal readonly record struct FixedPointRow(int Row, int Gradient, int Hessian)
{
    /// <summary>As it is kept.</summary>
    public uint Kept => PackedSums.Row(Gradient, Hessian);

    /// <summary>The rows that a tree sees.</summary>
    public static FixedPointRow[] Unpack(uint[] kept) =>
        [.. Enumerable.Range(0, kept.Length).Where(row => kept[row] != 0).Select(row => new FixedPointRow(
            row, (int)(kept[row] >> PackedSums.RowGradientShift) - (1 << PackedSums.GradientBiasBits), (int)(kept[row] & PackedSums.MostHessian)))];

    /// <summary>Every row from 0 with random sums, extremes among them.</summary>
    public static FixedPointRow[] Random(int rows, Random random) =>
        [.. Enumerable.Range(0, rows).Select(row => new FixedPointRow(
            row,
            random.Next(-PackedSums.MostGradient, PackedSums.MostGradient + 1),
            random.Next(0, PackedSums.MostHessian + 1)))];

    public static NodeSums Sum(IEnumerable<FixedPointRow> rows)
    {
        NodeSums sums = default;
        foreach (var row in rows)
        {
            sums += new NodeSums(row.Gradient, PackedSums.Wide(row.Hessian, 1));
        }

        return sums;
    }
}
