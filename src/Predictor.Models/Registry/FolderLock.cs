using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>Lets one process at a time read, change and write a name's live.json; the system lets go of it when the process ends.</summary>
internal static class FolderLock
{
    private const int MostAttempts = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static IDisposable Take(string folder)
    {
        var path = Path.Combine(folder, ".live.lock");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException e)
            {
                throw new BundleException($"{path}: held by another publication for {(Pause * MostAttempts).TotalSeconds:0} s.", e);
            }
        }
    }
}
