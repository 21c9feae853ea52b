using System.Buffers;
using System.IO.Pipelines;

namespace Predictor.Api.Scoring.Batch;

/// <summary>A stream of lines into blocks: as many as have come, up to a block's, so that a caller who waits for an answer gets it. Blank lines count but are left out.</summary>
internal sealed class LineReader(PipeReader pipe, int longest)
{
    private const int BlockBytes = 64 * 1024;

    private long _number;
    private bool _isSkipping;

    /// <returns>The next block, not empty; null at the end.</returns>
    public async ValueTask<LineBlock?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var rest = read.Buffer;
            var block = new LineBlock(BlockBytes);
            while (block.Count < LineBlock.MostLines && rest.PositionOf((byte)'\n') is { } end)
            {
                Take(block, rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (block.Count < LineBlock.MostLines && rest.Length > longest && rest.PositionOf((byte)'\n') is null)
            {
                // A line without an end in sight: named once, then skipped to its end.
                if (!_isSkipping)
                    block.AddTooLong(_number + 1);
                _isSkipping = true;
                rest = rest.Slice(rest.End);
            }

            var isLast = read.IsCompleted && block.Count < LineBlock.MostLines && rest.PositionOf((byte)'\n') is null;
            if (isLast && !rest.IsEmpty)
            {
                Take(block, rest);
                rest = rest.Slice(rest.End);
            }

            pipe.AdvanceTo(rest.Start, block.Count > 0 ? rest.Start : rest.End);
            if (block.Count > 0)
                return block;
            block.Dispose();
            if (isLast)
                return null;
        }
    }

    private void Take(LineBlock block, ReadOnlySequence<byte> line)
    {
        _number++;
        if (_isSkipping)
            _isSkipping = false;
        else if (line.Length > longest)
            block.AddTooLong(_number);
        else if (!IsBlank(line))
            block.Add(line, _number);
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        }

        return true;
    }
}
