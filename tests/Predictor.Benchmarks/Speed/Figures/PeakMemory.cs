using System.Diagnostics;
using System.Globalization;

namespace Predictor.Benchmarks.Speed.Figures;

/// <summary>Most memory that this process had resident so far.</summary>
internal static class PeakMemory
{
    /// <summary>Bytes: Linux's VmHWM, elsewhere the runtime's peak working set.</summary>
    public static long Bytes()
    {
        const string Field = "VmHWM:";
        if (!OperatingSystem.IsLinux())
            return Process.GetCurrentProcess().PeakWorkingSet64;

        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Field, StringComparison.Ordinal));
        return 1024 * long.Parse(line[Field.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }
}
