using System.Runtime.Intrinsics;
using Predictor.Forests.Rows;

namespace Predictor.Forests.Explaining;

/// <summary>Contributions of one row or many, on one thread or several.</summary>
internal static class RowExplainer
{
    private const int ChunkRows = 4 * ContributionWorkspace.MostRows;

    public static void Explain(ExplainedForest forest, ReadOnlySpan<float> row, Span<double> contributions)
    {
        using var workspace = new ContributionWorkspace(forest, 1);
        TreeShap.Explain(forest, row, contributions, workspace);
    }

    public static void Explain(ExplainedForest forest, ReadOnlyMemory<float> rows, Memory<double> contributions, int threads)
    {
        var count = rows.Length / forest.Width;
        if (threads == 1 || count <= ChunkRows) ExplainRows(forest, rows.Span, contributions.Span);
        else ExplainChunks(forest, rows, contributions, count, threads);
    }

    /// <summary>Apart, so that a call with one thread makes no closure.</summary>
    private static void ExplainChunks(ExplainedForest forest, ReadOnlyMemory<float> rows, Memory<double> contributions, int count, int threads) =>
        RowChunks.Run(count, ChunkRows, threads, (first, many) =>
        {
            var (start, length) = (first * forest.Width, many * forest.Width);
            ExplainRows(forest, rows.Span.Slice(start, length), contributions.Span.Slice(start, length));
        });

    private static void ExplainRows(ExplainedForest forest, ReadOnlySpan<float> rows, Span<double> contributions)
    {
        using var workspace = new ContributionWorkspace(forest, ContributionWorkspace.MostRows);
        var at = 0;
        if (Vector512.IsHardwareAccelerated && forest.Sides is not null)
        {
            for (var cells = EightRowShap.Rows * forest.Width; at + cells <= rows.Length; at += cells)
                EightRowShap.Explain(forest, rows.Slice(at, cells), contributions.Slice(at, cells), workspace);
        }

        for (; at < rows.Length; at += forest.Width)
            TreeShap.Explain(forest, rows.Slice(at, forest.Width), contributions.Slice(at, forest.Width), workspace);
    }
}
