using System.Buffers;
using Microsoft.AspNetCore.Http;
using Predictor.Api.Scoring;

namespace Predictor.Api.Tests.Scoring;

public sealed class RequestBodyTests
{
    private const int Most = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(Most)]
    public async Task A_body_is_read_whole_however_it_comes(int length)
    {
        var sent = Sent(length);

        var (body, refused) = await ReadAsync(sent, pieces: 1_000);

        Assert.Null(refused);
        using (body)
        {
            Assert.True(body!.Bytes.SequenceEqual(sent));
        }
    }

    [Fact]
    public async Task One_byte_too_many_is_refused()
    {
        var (body, refused) = await ReadAsync(Sent(Most + 1), pieces: 1_000);

        Assert.Null(body);
        Assert.Equal(413, refused!.Status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(16 * 1024)]
    [InlineData(60_000)]
    public async Task Nothing_of_it_goes_back_to_the_pool(int length)
    {
        var (body, _) = await ReadAsync(Sent(length), pieces: length);
        var size = 16 * 1024;
        while (size < length)
        {
            size *= 2;
        }

        // The pool gives a thread what it gave back last; beyond the body there may be what others left.
        body!.Dispose();
        var buffer = ArrayPool<byte>.Shared.Rent(size);

        Assert.True(buffer.AsSpan(0, length).IndexOfAnyExcept((byte)0) < 0);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static byte[] Sent(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26)))];

    private static ValueTask<(RequestBody? Body, Errors.BodyRefused? Refused)> ReadAsync(byte[] sent, int pieces) =>
        RequestBody.ReadAsync(new DefaultHttpContext { Request = { Body = new Pieces(sent, pieces) } }.Request, Most, TestContext.Current.CancellationToken);

    /// <summary>A body that comes in pieces of so many bytes.</summary>
    private sealed class Pieces(byte[] sent, int length) : MemoryStream(sent)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span[..Math.Min(length, buffer.Length)]);
        }
    }
}
