using System.Threading.RateLimiting;
using Predictor.Api.Security;

namespace Predictor.Api.Tests.Security;

public sealed class CallerLimiterTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public void A_seconds_worth_goes_at_once_and_then_one_as_each_falls_due()
    {
        using var limiter = new CallerLimiter(4, 0, _time);

        Assert.Equal([true, true, true, true, false], Enumerable.Range(0, 5).Select(_ => Goes(limiter)));
        using (var refused = limiter.AttemptAcquire())
        {
            Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
            Assert.Equal(0.25, wait.TotalSeconds, 6);
            Assert.True(refused.TryGetMetadata(MetadataName.ReasonPhrase, out var reason));
            Assert.Contains("4 requests a second", reason, StringComparison.Ordinal);
        }

        _time.Step(TimeSpan.FromMilliseconds(250));
        Assert.Equal([true, false], [Goes(limiter), Goes(limiter)]);
        _time.Step(TimeSpan.FromHours(1));
        Assert.Equal([true, true, true, true, false], Enumerable.Range(0, 5).Select(_ => Goes(limiter)));
    }

    [Fact]
    public void So_many_run_at_the_same_time_and_one_that_ends_makes_place_once()
    {
        using var limiter = new CallerLimiter(0, 2, _time);
        var (first, second) = (limiter.AttemptAcquire(), limiter.AttemptAcquire());

        Assert.False(Goes(limiter));
        Assert.Null(limiter.IdleDuration);
        first.Dispose();
        first.Dispose();
        using (var third = limiter.AttemptAcquire())
        {
            Assert.True(third.IsAcquired);
            Assert.False(Goes(limiter));
        }

        second.Dispose();
        Assert.NotNull(limiter.IdleDuration);
    }

    [Fact]
    public void One_refused_for_running_too_many_takes_nothing_from_the_second()
    {
        using var limiter = new CallerLimiter(2, 1, _time);
        using (limiter.AttemptAcquire())
        {
            Assert.False(Goes(limiter));
        }

        Assert.Equal([true, false], [Goes(limiter), Goes(limiter)]);
    }

    [Fact]
    public void Nought_is_no_limit()
    {
        using var limiter = new CallerLimiter(0, 0, _time);

        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.True(limiter.AttemptAcquire().IsAcquired));
    }

    private static bool Goes(CallerLimiter limiter)
    {
        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired;
    }

    private sealed class SteppedTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Step(TimeSpan by) => _ticks += by.Ticks;
    }
}
