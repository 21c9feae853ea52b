using System.Threading.RateLimiting;

namespace Predictor.Api.Security;

/// <summary>
/// The requests of one caller: a bucket of as many as a second's, filled evenly as time goes by, and so many at the same time. What does not fit is refused
/// at once: a request that waits in line is answered too late to route a call.
/// </summary>
/// <param name="perSecond">0: no limit.</param>
/// <param name="concurrent">0: no limit.</param>
/// <param name="time">Fills the bucket.</param>
internal sealed class CallerLimiter(int perSecond, int concurrent, TimeProvider time) : RateLimiter
{
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private double _tokens = perSecond;
    private long _filledAt = time.GetTimestamp();
    private int _running;

    /// <summary>Null while a request runs; then it may be forgotten once the bucket is full again.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_gate)
            {
                return _running > 0 ? null : time.GetElapsedTime(_filledAt);
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            if (concurrent > 0 && _running >= concurrent)
                return new Lease(WhenBusy, $"More than {concurrent} requests of this caller run at the same time.");
            if (perSecond > 0)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(perSecond, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
                _filledAt = now;
                if (_tokens < 1)
                    return new Lease(TimeSpan.FromSeconds((1 - _tokens) / perSecond), $"More than {perSecond} requests a second come from this caller.");
                _tokens--;
            }

            _running++;
            return new Lease(this);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    private void End()
    {
        lock (_gate)
        {
            _running--;
        }
    }

    /// <summary>Holds a place until it is disposed, or says why there is none.</summary>
    private sealed class Lease : RateLimitLease
    {
        private readonly TimeSpan _retryAfter;
        private readonly string? _reason;
        private CallerLimiter? _of;

        public Lease(CallerLimiter of) => _of = of;

        public Lease(TimeSpan retryAfter, string reason) => (_retryAfter, _reason) = (retryAfter, reason);

        public override bool IsAcquired => _reason is null;

        public override IEnumerable<string> MetadataNames => _reason is null ? [] : [MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = _reason is null ? null
                : metadataName == MetadataName.RetryAfter.Name ? _retryAfter
                : metadataName == MetadataName.ReasonPhrase.Name ? _reason
                : null;
            return metadata is not null;
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref _of, null)?.End();
            base.Dispose(disposing);
        }
    }
}
