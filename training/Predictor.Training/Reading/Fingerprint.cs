using System.Security.Cryptography;
using System.Text;

namespace Predictor.Training.Reading;

/// <summary>SHA-256 over files, in the order given, each with its name before it: the same data give the same fingerprint wherever they lie.</summary>
internal static class Fingerprint
{
    public static string Of(IEnumerable<string> paths)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            using var stream = File.OpenRead(path);
            whole.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            whole.AppendData([0]);
            whole.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(whole.GetHashAndReset());
    }

    /// <summary>SHA-256 of one file's bytes, whatever it is called.</summary>
    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
