using System.Runtime.InteropServices;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>Where figures were measured.</summary>
internal sealed record Machine(string Cpu, int Cores, long MemoryBytes, string System, string Runtime)
{
    public static Machine This() => new(
        CpuModel(), Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription);

    /// <summary>Name of its folder of results: "amd-epyc-9b14.2c".</summary>
    public string Slug => string.Join('-', new string([.. Cpu.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)) + FormattableString.Invariant($".{Cores}c");

    public override string ToString() =>
        FormattableString.Invariant($"{Cpu}, {Cores} cores, {MemoryBytes / (double)(1L << 30):0} GiB, {System}, {Runtime}");

    private static string CpuModel()
    {
        const string Field = "model name";
        var line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
