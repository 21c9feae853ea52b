using System.Security.Cryptography;
using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Training.Importing;

/// <summary>Another library's model file.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Sha256">Of the file as it lies there, hex.</param>
/// <param name="Forest">What is in it.</param>
internal sealed record ImportedFile(string Name, string Sha256, ForeignForest Forest)
{
    /// <exception cref="DataException">No such file.</exception>
    /// <exception cref="ForestFormatException">A file that is no model that can be read.</exception>
    public static ImportedFile Read(string path, bool allTrees)
    {
        if (!File.Exists(path))
            throw new DataException($"{path}: there is no such file.");
        var name = Path.GetFileName(path);
        using var stream = File.OpenRead(path);
        var sum = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Position = 0;
        return new ImportedFile(name, sum, ForeignForestFile.Read(stream, name, allTrees));
    }
}
