using System.Globalization;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>
/// How much of the machine other programs used meanwhile. OpenMP's threads wait for each other by spinning, so that one busy core
/// can make a peer several times as slow: ratios count only where hardly anything else ran.
/// </summary>
internal sealed class OtherLoad
{
    /// <summary>Share of the machine above which a run counts as disturbed.</summary>
    public const double Disturbed = 0.03;

    /// <summary>Fields of /proc/stat's first line that are time at work; 4 and 5 are idle.</summary>
    private static readonly int[] BusyFields = [1, 2, 3, 6, 7, 8];

    private readonly long _busy = Busy();
    private readonly long _own = Own();
    private readonly long _all = All();

    /// <summary>Share of all cores' time since this was made that went to processes other than this one and those it started and saw end; 0 where not known.</summary>
    public double Share()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var others = (Busy() - _busy) - (Own() - _own);
        return Math.Max(0, others / (double)Math.Max(1, All() - _all));
    }

    /// <summary>User, nice, system, interrupts and what the hypervisor took.</summary>
    private static long Busy()
    {
        var fields = Machine();
        return fields.Length == 0 ? 0 : BusyFields.Sum(field => Parse(fields[field]));
    }

    private static long All() => Machine().Skip(1).Take(8).Sum(Parse);

    /// <summary>Own user and system time, and that of ended children: fields 14 to 17, counted after the name in brackets.</summary>
    private static long Own()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var stat = File.ReadAllText("/proc/self/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11..15].Sum(Parse);
    }

    private static string[] Machine() =>
        OperatingSystem.IsLinux() ? File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static long Parse(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
