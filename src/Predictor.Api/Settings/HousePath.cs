namespace Predictor.Api.Settings;

/// <summary>Finds a folder or file that a setting names: as it stands when rooted, else in the content root or the nearest folder above it (a clone's root).</summary>
internal static class HousePath
{
    /// <summary>Null where it is nowhere.</summary>
    public static string? Find(string contentRoot, string path)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (Path.Exists(candidate))
            {
                return Path.GetFullPath(candidate);
            }

            if (Path.IsPathRooted(path))
            {
                return null;
            }
        }

        return null;
    }
}
