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
            while (await request.Body.ReadAsync(body.Free(), cancellation) is var read and > 0)
            {
                body._length += read;
                if (body._length > most)
                {
                    body.Dispose();
                    return (null, TooLarge(most));
                }
            }

            return (body, null);
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
        // Bodies hold customers' data: what goes back to the pool is blank.
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        (_buffer, _length) = ([], 0);
    }

    private static BodyRefused TooLarge(int most) => new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {most} bytes, the most that is taken here.");

    private Memory<byte> Free()
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
