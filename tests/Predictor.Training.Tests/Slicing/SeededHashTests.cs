using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Predictor.Training.Slicing;

namespace Predictor.Training.Tests.Slicing;

public sealed class SeededHashTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("žluťoučký 🐎")]
    public void A_texts_share_is_the_first_53_bits_of_SHA256_over_seed_and_text(string key)
    {
        foreach (var text in (string[])[key, string.Concat(Enumerable.Repeat(key, 300))])
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            sha.AppendData([7, 0, 0, 0, 0, 0, 0, 0]);
            sha.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));

            Assert.Equal((BinaryPrimitives.ReadUInt64LittleEndian(sha.GetHashAndReset()) >> 11) / (double)(1UL << 53), SeededHash.Share(7, text));
        }
    }
}
