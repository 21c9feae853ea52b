namespace Predictor.Benchmarks.Load.Faults;

/// <summary>A row a phase, and under them what the store holds.</summary>
internal static class FaultReport
{
    public const string Head = """
        | fault | phase | a second | recorded | not recorded | refused | wrong | p50 ms | p99 ms | longest ms |
        |---|---|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    /// <summary>Of scores that were accepted, whatever happens: a second, or ten times what it was before on a machine that has more to do.</summary>
    private const double MostMilliseconds = 1_000;
    private const double MostTimesBefore = 10;

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    /// <returns>Whether no answer was wrong, nothing acknowledged is missing, all is recorded again soon after, and nobody waited without end.</returns>
    public static bool Write(string fault, IReadOnlyList<FaultPhase> phases, int acknowledged, int missing)
    {
        foreach (var phase in phases)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"| {fault} | {phase.Name} | {phase.PerSecond:0} | {phase.Recorded} | {phase.NotRecorded} | {phase.Refused} | {phase.Wrong.Count} | {phase.Quantile(0.5):0.0} | {phase.Quantile(0.99):0.0} | {phase.Quantile(1):0.0} |"));
        }

        var after = phases[^1];
        var most = Math.Max(MostMilliseconds, MostTimesBefore * phases[0].Quantile(0.99));
        var isWell = missing == 0 && after.Recorded > 0 && after.UntilRecorded < Recovery && phases.All(phase => phase.Wrong.IsEmpty && !phase.Milliseconds.IsEmpty && phase.Quantile(0.99) <= most);
        Console.WriteLine(FormattableString.Invariant(
            $"{(isWell ? "met" : "NOT MET")}: {fault}: {acknowledged} acknowledged, {missing} missing; recorded again {after.UntilRecorded.TotalSeconds:0.0} s after; answers wrong: {phases.Sum(phase => phase.Wrong.Count)}"));
        foreach (var wrong in phases.SelectMany(phase => phase.Wrong).Distinct().Take(5))
        {
            Console.WriteLine($"  {wrong[..Math.Min(wrong.Length, 400)]}");
        }

        return isWell;
    }
}
