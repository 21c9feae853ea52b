using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Predictor.Training.Slicing;

/// <summary>Coins that fall the same way on every machine and run: a seed and a key give a share in [0, 1).</summary>
internal static class SeededHash
{
    /// <summary>Bytes of a key that is hashed without an array of its own.</summary>
    private const int LongestOnStack = 256;

    /// <summary>Of a text: the first 53 bits of SHA-256 over seed and UTF-16 text.</summary>
    public static double Share(ulong seed, ReadOnlySpan<char> key)
    {
        const int SeedBytes = sizeof(ulong);
        var text = MemoryMarshal.AsBytes(key);
        var data = text.Length <= LongestOnStack ? stackalloc byte[SeedBytes + text.Length] : new byte[SeedBytes + text.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(data, seed);
        text.CopyTo(data[SeedBytes..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return ToShare(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>Of two numbers: SplitMix64 (Steele, Lea and Flood, 2014), stepped once for each.</summary>
    public static double Share(ulong seed, int first, int second = -1) =>
        ToShare(Mix(Mix(Mix(seed) + (uint)first) + (uint)second));

    private static double ToShare(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
