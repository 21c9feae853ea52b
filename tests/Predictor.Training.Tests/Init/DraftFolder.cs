namespace Predictor.Training.Tests.Init;

internal sealed class DraftFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("predictor-init-").FullName;

    public void Write(string file, string header, IEnumerable<string> rows) => File.WriteAllLines(System.IO.Path.Combine(Path, file), [header, .. rows]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
