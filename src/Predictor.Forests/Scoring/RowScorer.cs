using Predictor.Forests.Rows;

namespace Predictor.Forests.Scoring;

/// <summary>Margins of many rows, on one thread or several.</summary>
internal static class RowScorer
{
    private const int ChunkRows = 8 * PackedWalk.BlockRows;

    public static void Score(PackedForest forest, ReadOnlyMemory<float> rows, Memory<double> margins, int threads)
    {
        if (threads == 1 || margins.Length <= ChunkRows) PackedWalk.Score(forest, rows.Span, margins.Span);
        else ScoreChunks(forest, rows, margins, threads);
    }

    /// <summary>Apart, so that a call with one thread makes no closure.</summary>
    private static void ScoreChunks(PackedForest forest, ReadOnlyMemory<float> rows, Memory<double> margins, int threads) =>
        RowChunks.Run(margins.Length, ChunkRows, threads, (first, count) =>
            PackedWalk.Score(forest, rows.Span.Slice(first * forest.Width, count * forest.Width), margins.Span.Slice(first, count)));
}
