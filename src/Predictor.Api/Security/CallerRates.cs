using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Predictor.Api.Errors;
using Predictor.Api.Keys;

namespace Predictor.Api.Security;

/// <summary>
/// How often each caller may ask: by key or token; whoever is not known by address. What is open to all is not counted, lest a load balancer be told that the
/// service is ill; nor is who is on this machine in Development.
/// </summary>
internal sealed class CallerRates : IDisposable
{
    /// <summary>Kind of the partition of an address where secrets could be guessed.</summary>
    private const string Guesses = "guesses";

    private readonly LimitSettings _settings;
    private readonly TimeProvider _time;
    private readonly Func<Caller, RateLimiter> _make;
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public CallerRates(LimitSettings settings, TimeProvider time)
    {
        (_settings, _time, _make) = (settings, time, Make);
        _limiter = PartitionedRateLimiter.Create<HttpContext, Caller>(Partition, ByPartition.Comparer);
    }

    /// <summary>Holds the caller's place while the request runs.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            await next(context);
        else
            await RefuseAsync(context, lease);
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>429 with the whole seconds after which it goes.</summary>
    private static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var said) ? said : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            "Too many requests",
            lease.TryGetMetadata(MetadataName.ReasonPhrase, out var reason) ? $"{reason} Ask again after what Retry-After says." : "Ask again after what Retry-After says.");
    }

    private RateLimitPartition<Caller> Partition(HttpContext context)
    {
        var caller = Caller.Of(context.User);
        if (context.GetEndpoint()?.Metadata.GetMetadata<GuessedAt>() is not null)
            return RateLimitPartition.Get(Unknown(context.Connection.RemoteIpAddress) with { Kind = Guesses }, _make);
        if (ReferenceEquals(caller, Caller.OnThisMachine) || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return RateLimitPartition.GetNoLimiter(Caller.OnThisMachine);
        return RateLimitPartition.Get(caller == Caller.Nobody ? Unknown(context.Connection.RemoteIpAddress) : caller, _make);
    }

    private CallerLimiter Make(Caller caller) => caller.Kind == Guesses ? new(_settings.SignInsPerSecond, _settings.Concurrent, _time)
        : caller.Kind == Caller.Nobody.Kind ? new(_settings.UnknownPerSecond, _settings.Concurrent, _time)
        : new(caller.RequestsPerSecond ?? _settings.RequestsPerSecond, caller.Concurrent ?? _settings.Concurrent, _time);

    /// <summary>One network of IPv6 (64 bits) is one caller: its owner has all of its addresses.</summary>
    private static Caller Unknown(IPAddress? address)
    {
        if (address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            var bytes = address.GetAddressBytes();
            bytes.AsSpan(8).Clear();
            address = new IPAddress(bytes);
        }

        return Caller.Nobody with { Id = address?.ToString() ?? "" };
    }

    private sealed class ByPartition : IEqualityComparer<Caller>
    {
        public static ByPartition Comparer { get; } = new();

        public bool Equals(Caller? x, Caller? y) => ReferenceEquals(x, y) || (x?.Id == y?.Id && x?.Kind == y?.Kind);

        public int GetHashCode(Caller obj) => obj.Id.GetHashCode(StringComparison.Ordinal);
    }
}
