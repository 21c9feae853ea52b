using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Predictor.Training.Output;

namespace Predictor.Training.Figures;

/// <summary>run.json: what differs from run to run, and so stays out of the bundle.</summary>
/// <param name="FinishedAt">UTC.</param>
/// <param name="Seconds">From start to finish.</param>
/// <param name="Threads">That worked.</param>
/// <param name="PeakMemoryMiB">Of the process.</param>
internal sealed record RunDescription(DateTimeOffset FinishedAt, double Seconds, int Threads, double PeakMemoryMiB)
{
    public static RunDescription Of(TimeProvider time, long started, int threads)
    {
        using var process = Process.GetCurrentProcess();
        return new RunDescription(
            time.GetUtcNow(), time.GetElapsedTime(started).TotalSeconds, threads, Math.Round(process.PeakWorkingSet64 / (1024.0 * 1024.0), 1));
    }

    public string Json(IEnumerable<OutcomeFigures> figures) => JsonSerializer.Serialize(
        new
        {
            FinishedAt = FinishedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Seconds,
            Threads,
            PeakMemoryMiB,
            Machine = new
            {
                System = RuntimeInformation.OSDescription,
                Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
                Runtime = RuntimeInformation.FrameworkDescription,
                Cores = Environment.ProcessorCount,
            },
            Outcomes = figures.Select(each => new { each.Name, each.Moment, each.BinSeconds, each.GrowSeconds, each.FitSeconds }),
        },
        CommandJson.Indented);
}
