using System.Globalization;
using Predictor.Api.Recording;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;

namespace Predictor.Api.Pages.Queue;

/// <summary>
/// Tells an open page how many lines of its view have opened since it was made, as server-sent events. The store is asked, every few seconds: so it tells of what other
/// instances recorded too. After a while the stream ends, and the browser asks again by itself.
/// </summary>
internal sealed class QueueEvents(IDesk desk, QueueFilter filter, DeskUser user, DateTimeOffset since) : IResult
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>When the page was made: the last event's, or the address's; else now.</summary>
    public static DateTimeOffset Since(HttpRequest request) =>
        long.TryParse(request.Query["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 4_000_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.UtcNow;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancellation) = (httpContext.Response, httpContext.RequestAborted);
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        response.ContentType = "text/event-stream";
        await response.WriteAsync("retry: 3000\n\n", cancellation);
        await response.Body.FlushAsync(cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        ended.CancelAfter(Lasts);
        try
        {
            using var timer = new PeriodicTimer(Every);
            var told = 0L;
            do
            {
                var count = await CountAsync(ended.Token);
                await response.WriteAsync(
                    count is { } now && now != told ? string.Create(CultureInfo.InvariantCulture, $"event: opened\ndata: {now}\n\n") : ":\n\n", ended.Token);
                await response.Body.FlushAsync(ended.Token);
                told = count ?? told;
            }
            while (await timer.WaitForNextTickAsync(ended.Token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was closed, the service stops, or it is time to ask again.
        }
    }

    /// <returns>Null while the store does not answer.</returns>
    private async Task<long?> CountAsync(CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return null;
        var query = filter.ToQuery(ready.Live, user, DateTimeOffset.UtcNow);
        try
        {
            return (await ready.Store.CountLinesAsync(query with { OpenedFrom = query.OpenedFrom > since ? query.OpenedFrom : since.AddMilliseconds(1) }, cancellation)).Lines;
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return null;
        }
    }
}
