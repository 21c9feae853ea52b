using System.Collections.Concurrent;
using System.Diagnostics;

namespace Predictor.Benchmarks.Load.Faults;

/// <summary>What callers got before, during or after a fault.</summary>
internal sealed class FaultPhase(string name)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _took;
    private long _recorded;
    private long _notRecorded;
    private long _refused;
    private long _lastNotRecorded;

    public string Name => name;

    /// <summary>Of scores that were accepted.</summary>
    public ConcurrentBag<double> Milliseconds { get; } = [];

    /// <summary>What no caller may get.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    public long Recorded => Interlocked.Read(ref _recorded);

    public long NotRecorded => Interlocked.Read(ref _notRecorded);

    /// <summary>429 and 503.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public double PerSecond => Milliseconds.Count / _took.TotalSeconds;

    /// <summary>From its beginning until the last answer that was not recorded; zero where all were.</summary>
    public TimeSpan UntilRecorded => new(Interlocked.Read(ref _lastNotRecorded));

    public void Accept(double milliseconds, bool isRecorded)
    {
        Milliseconds.Add(milliseconds);
        if (isRecorded)
        {
            Interlocked.Increment(ref _recorded);
            return;
        }

        Interlocked.Increment(ref _notRecorded);
        Interlocked.Exchange(ref _lastNotRecorded, _clock.Elapsed.Ticks);
    }

    public void Refuse() => Interlocked.Increment(ref _refused);

    public void End() => _took = _clock.Elapsed;

    /// <param name="share">0 to 1.</param>
    public double Quantile(double share)
    {
        var sorted = Milliseconds.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
