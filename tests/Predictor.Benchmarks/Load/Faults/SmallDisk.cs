using System.Diagnostics;
using Predictor.Benchmarks.Accuracy;

namespace Predictor.Benchmarks.Load.Faults;

/// <summary>A file system of its own, in memory, that can be filled to the last byte. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 192;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public static SmallDisk Mount(string folder)
    {
        Directory.CreateDirectory(folder);
        Commands.Run("mount", ["-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder]);
        return new SmallDisk(folder);
    }

    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var block in (int[])[1 << 20, 4_096])
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[block]);
                }
            }
            catch (IOException)
            {
                // No room for one more.
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        using var unmounting = Process.Start("umount", [Folder]);
        unmounting.WaitForExit();
    }
}
