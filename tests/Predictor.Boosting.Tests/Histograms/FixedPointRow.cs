using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Tests.Histograms;

/// <summary>A row with its gradient and hessian in fixed point.</summary>
internal readonly record struct FixedPointRow(int Row, int Gradient, int Hessian)
{
    public ulong Entry => PackedSums.Entry(Row, Gradient, Hessian);

    /// <summary>Every row from 0 with random sums, extremes among them.</summary>
    public static FixedPointRow[] Random(int rows, Random random) =>
        [.. Enumerable.Range(0, rows).Select(row => new FixedPointRow(
            row,
            random.Next(-PackedSums.MostFixedPoint, PackedSums.MostFixedPoint + 1),
            random.Next(0, PackedSums.MostFixedPoint + 1)))];

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
