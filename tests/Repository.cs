namespace Predictor.Tests;

/// <summary>Where the repository is, and the real data beside it. Linked into every test project.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Predictor.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path within the repository.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path within the real data beside the repository; skips the test, saying so, where that is not there.</summary>
    public static string RealData(params string[] parts)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));
        Assert.SkipUnless(Directory.Exists(folder), $"The real data is not at {folder}.");
        return Path.Combine([folder, .. parts]);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Predictor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Predictor.sln above {AppContext.BaseDirectory}.");
    }
}
