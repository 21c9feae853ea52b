using System.Text;

namespace Predictor.Cases.Tests;

/// <summary>A file in a folder of its own, deleted with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-cases-");

    public TemporaryFile(string name, params string[] lines)
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllText(Path, string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(false));
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
