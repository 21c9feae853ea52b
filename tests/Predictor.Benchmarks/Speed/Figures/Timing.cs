using System.Diagnostics;

namespace Predictor.Benchmarks.Speed.Figures;

/// <summary>How long something took.</summary>
/// <param name="Seconds">On the clock.</param>
/// <param name="CpuSeconds">Of all threads together, the kernel's part included; 0 where it was too short to tell.</param>
internal sealed record Timing(double Seconds, double CpuSeconds)
{
    public static Timing Of(Action work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        work();
        return new Timing(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    public static Timing Median(IEnumerable<Timing> timings)
    {
        Timing[] sorted = [.. timings.OrderBy(timing => timing.Seconds)];
        return sorted[sorted.Length / 2];
    }

    /// <summary>
    /// Time of one call of something short: the median over batches of a thousand, after half a second that does not count
    /// (the runtime compiles again what runs often).
    /// </summary>
    /// <param name="call">Told a number from 0 to 999.</param>
    /// <param name="seconds">How long to measure.</param>
    public static Timing OfShort(Action<int> call, double seconds = 1.5)
    {
        const int Calls = 1000;
        const double WarmUp = 0.5;
        var batches = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds is var passed && passed < WarmUp + seconds)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Calls; i++)
            {
                call(i);
            }

            if (passed >= WarmUp)
                batches.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / Calls);
        }

        batches.Sort();
        return new Timing(batches[batches.Count / 2], 0);
    }
}
