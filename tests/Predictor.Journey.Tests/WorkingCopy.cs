using Predictor.Tests;

namespace Predictor.Journey.Tests;

/// <summary>A folder with the repository's models, data and settings in it, where a test may publish and write; gone with the test.</summary>
internal sealed class WorkingCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-journey-");

    public WorkingCopy()
    {
        Copy(Repository.PathTo("models"), this["models"]);
        Copy(Repository.PathTo("data"), this["data"]);
        Directory.CreateDirectory(ServiceFolder);
        File.Copy(Repository.PathTo("src", "Predictor.Api", "appsettings.json"), System.IO.Path.Combine(ServiceFolder, "appsettings.json"));
    }

    /// <summary>Where `dotnet run --project src/Predictor.Api` would start the service, with its settings.</summary>
    public string ServiceFolder => this["src", "Predictor.Api"];

    public string Path => _folder.FullName;

    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, System.IO.Path.Combine(to, System.IO.Path.GetFileName(folder)));
        }
    }
}
