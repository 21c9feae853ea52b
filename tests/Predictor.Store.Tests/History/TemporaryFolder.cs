namespace Predictor.Store.Tests.History;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("predictor-store-").FullName;

    public void Write(string file, string header, IEnumerable<string> rows) => File.WriteAllLines(System.IO.Path.Combine(Path, file), [header, .. rows]);

    public void Write(string file, params string[] lines) => File.WriteAllLines(System.IO.Path.Combine(Path, file), lines);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
