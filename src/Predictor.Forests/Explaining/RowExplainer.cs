using System.Buffers;
using System.Runtime.Intrinsics;
using Predictor.Forests.Rows;

namespace Predictor.Forests.Explaining;

/// <summary>Contributions of one row or many, on one thread or several.</summary>
internal static class RowExplainer
{
    /// <summary>Rows from which eight places, some of them idle, are quicker than one row after the other.</summary>
    private const int FewestTogether = 4;

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

        if (Vector512.IsHardwareAccelerated && forest.Sides is not null && rows.Length - at >= FewestTogether * forest.Width)
        {
            ExplainLast(forest, rows[at..], contributions[at..], workspace);
            return;
        }

        for (; at < rows.Length; at += forest.Width)
            TreeShap.Explain(forest, rows.Slice(at, forest.Width), contributions.Slice(at, forest.Width), workspace);
    }

    /// <summary>Fewer than eight rows in eight places: those that are left over explain the first row again, for nobody.</summary>
    private static void ExplainLast(ExplainedForest forest, ReadOnlySpan<float> rows, Span<double> contributions, ContributionWorkspace workspace)
    {
        var cells = EightRowShap.Rows * forest.Width;
        var (allRows, all) = (ArrayPool<float>.Shared.Rent(cells), ArrayPool<double>.Shared.Rent(cells));
        rows.CopyTo(allRows);
        for (var at = rows.Length; at < cells; at += forest.Width) rows[..forest.Width].CopyTo(allRows.AsSpan(at));

        EightRowShap.Explain(forest, allRows.AsSpan(0, cells), all.AsSpan(0, cells), workspace);
        all.AsSpan(0, contributions.Length).CopyTo(contributions);
        ArrayPool<float>.Shared.Return(allRows);
        ArrayPool<double>.Shared.Return(all);
    }
}
