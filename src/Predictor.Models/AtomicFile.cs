namespace Predictor.Models;

/// <summary>A file that is either the old one or the new one, never half of either: written beside, flushed to the disk, moved into place.</summary>
internal static class AtomicFile
{
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, Path.GetDirectoryName(Path.GetFullPath(path))!, overwrite: true);

    /// <returns>False where the file was there already; it is left as it was.</returns>
    public static bool WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Write(path, bytes, Path.GetDirectoryName(Path.GetFullPath(path))!, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <param name="path">Of the file.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="beside">Folder on the same volume for the unfinished file.</param>
    /// <param name="overwrite">Whether an old file may be replaced.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, string beside, bool overwrite)
    {
        var unfinished = Path.Combine(beside, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
