using System.Security.Cryptography;
using Predictor.Boosting;
using Predictor.Forests;

namespace Predictor.Benchmarks.Speed.Own;

/// <summary>What a forest's file is, told in one line, so that processes can be compared.</summary>
internal static class OwnForest
{
    /// <summary>Grows a forest and gives the SHA-256 of its file, in hexadecimal.</summary>
    public static string Fingerprint(RunSettings settings, LearningTables tables)
    {
        var grown = new GradientBoosting().Train(tables.ReadTraining(settings.Train), null, OwnRun.Options(settings), null, CancellationToken.None);
        using var file = new MemoryStream();
        ForestFile.Write(file, grown.Forest);
        return Convert.ToHexStringLower(SHA256.HashData(file.ToArray()));
    }
}
