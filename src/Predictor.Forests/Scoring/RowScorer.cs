using Predictor.Forests.Rows;

namespace Predictor.Forests.Scoring;

/// <summary>Margins of one row or many, on one thread or several, by the form that suits the forest: bit vectors for small trees, else the packed walk.</summary>
internal sealed class RowScorer
{
    private const int ChunkRows = 512;

    private readonly BitVectorForest? _bits;
    private readonly PackedForest? _packed;
    private readonly int _width;

    public RowScorer(Forest forest)
    {
        _width = forest.FeatureCount;
        _bits = BitVectorLayout.LayOut(forest);
        if (_bits is null) _packed = PackedForest.Pack(forest);
    }

    public double Score(ReadOnlySpan<float> row) => _bits is { } bits ? BitVectorScorer.Score(bits, row) : PackedWalk.ScoreRow(_packed!, row);

    public void Score(ReadOnlyMemory<float> rows, Memory<double> margins, int threads)
    {
        if (threads == 1 || margins.Length <= ChunkRows) Score(rows.Span, margins.Span);
        else ScoreChunks(rows, margins, threads);
    }

    private void Score(ReadOnlySpan<float> rows, Span<double> margins)
    {
        if (_bits is { } bits) BitVectorScorer.Score(bits, rows, margins);
        else PackedWalk.Score(_packed!, rows, margins);
    }

    /// <summary>Apart, so that a call with one thread makes no closure.</summary>
    private void ScoreChunks(ReadOnlyMemory<float> rows, Memory<double> margins, int threads) =>
        RowChunks.Run(margins.Length, ChunkRows, threads, (first, count) =>
            Score(rows.Span.Slice(first * _width, count * _width), margins.Span.Slice(first, count)));
}
