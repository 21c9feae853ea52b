using System.Buffers;
using Predictor.Api.Errors;

namespace Predictor.Api.Scoring;

/// <summary>A request's whole body in a pooled buffer.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstLength = 16 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int _length;

    private RequestBody()
    {
    }

    /// <summary>Without a byte-order mark.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            var bytes = _buffer.AsSpan(0, _length);
            return bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
    }

    /// <returns>The body, or why it is refused: at most <paramref name="most"/> bytes are taken.</returns>
    public static async ValueTask<(RequestBody? Body, BodyRefused? Refused)> ReadAsync(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
        {
            return (null, new BodyRefused(StatusCodes.Status415UnsupportedMediaType, "The body is packed (Content-Encoding); expected JSON as it stands."));
        }

        var body = new RequestBody();
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellation);
                if (body._length + read.Buffer.Length > most)
                {
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    body.Dispose();
                    return (null, TooLarge(most));
                }

                body.Append(read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    return (body, null);
            }
        }
        catch (BadHttpRequestException refused)
        {
            body.Dispose();
            return (null, refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge(most) : new BodyRefused(refused.StatusCode, refused.Message));
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        GiveBack();
        (_buffer, _length) = ([], 0);
    }

    private static BodyRefused TooLarge(int most) => new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {most} bytes, the most that is taken here.");

    private void Append(ReadOnlySequence<byte> read)
    {
        var length = _length + (int)read.Length;
        if (length > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, 2 * _buffer.Length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            GiveBack();
            _buffer = larger;
        }

        read.CopyTo(_buffer.AsSpan(_length));
        _length = length;
    }

    /// <summary>Bodies hold customers' data: what goes back to the pool is blank.</summary>
    private void GiveBack()
    {
        _buffer.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_buffer);
    }
}
