using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Predictor.Api.Metering;
using Predictor.Api.Sample;
using Predictor.Api.Scoring;
using Predictor.Models.Registry;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Api.Recording;

/// <summary>
/// Scores once more, by the challenger and off the request's path, what the champion answered and what is on disk; kept beside the answer, and never answered. What waits is
/// bounded in number and in bytes, and gives way to answers that wait for the disk: what does not fit is dropped and counted.
/// </summary>
internal sealed partial class ShadowScoring : IHostedService
{
    public const int MostWaiting = 1_024;
    public const long MostBytes = 16 << 20;

    /// <summary>Recorded together at most.</summary>
    private const int LargestGroup = 64;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly LiveStore _store;
    private readonly LiveHistory _history;
    private readonly SampleLabel _sample;
    private readonly ServiceMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger<ShadowScoring> _logger;
    private readonly int _pressed;
    private long _bytes;
    private Task _scoring = Task.CompletedTask;

    public ShadowScoring(
        LiveStore store, LiveHistory history, SampleLabel sample, ServiceMeter meter, IOptions<StoreSettings> settings, TimeProvider time, ILogger<ShadowScoring> logger)
    {
        (_store, _history, _sample, _meter, _time, _logger) = (store, history, sample, meter, time, logger);
        _pressed = settings.Value.QueueCapacity / 2;
    }

    /// <param name="request">As the champion read it, with what was sent.</param>
    /// <param name="champion">Which answered.</param>
    /// <param name="predictionId">Of the answer, on disk.</param>
    public void Offer(ScoreRequest request, LiveModel champion, string predictionId)
    {
        if (champion.Challenger is not { } challenger || request.Sent is not { } sent)
            return;
        var isTaken = Interlocked.Add(ref _bytes, sent.Length) <= MostBytes
            && _store.Current?.QueueDepth <= _pressed
            && _waiting.Writer.TryWrite(new Waiting(request, champion, challenger, predictionId));
        if (!isTaken)
            Drop(sent);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _scoring = Task.Run(ScoreAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Before the store closes: scores what waits.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return _scoring.WaitAsync(cancellationToken);
    }

    private async Task ScoreAsync()
    {
        var group = new List<Prediction>(LargestGroup);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var waiting))
            {
                Interlocked.Add(ref _bytes, -waiting.Request.Sent!.Length);
                if (await TryScoreAsync(waiting) is { } prediction)
                    group.Add(prediction);
            }

            await RecordAsync(group);
            group.Clear();
        }
    }

    /// <returns>Null where the challenger has no score to set beside the champion's.</returns>
    private async Task<Prediction?> TryScoreAsync(Waiting waiting)
    {
        try
        {
            var (answered, champion, challenger, predictionId) = waiting;
            var request = new ScoreRequestReader(challenger, answered.AsOf).Read(answered.Sent!.Body.Span, answered.Sent.Query.Span);
            if (request.Mistakes.Count > 0 || request.Moment != answered.Moment)
            {
                _meter.Shadowed("skipped", 1);
                return null;
            }

            var history = ChampionsHistory.TryTake(request, challenger.Model, answered, champion.Model) ? null : await _history.FillAsync(request, challenger.Model, null, CancellationToken.None);
            var score = challenger.Scorer.Score(request.Row, request.Moment, request.Value, reasons: 0);
            var id = Guid.CreateVersion7(_time.GetUtcNow()).ToString();
            var answer = ScoreAnswers.Create(request, challenger, score, id, history, _sample.IsSample(challenger.Model), heldOut: null);
            return PredictionRecording.PredictionOf(answer, request, line: null, challenger, _time.GetUtcNow()) with { ShadowOf = predictionId };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The champion's answers do not hang on a challenger's fault, nor do the next cases.
            Failed(_logger, fault);
            _meter.Shadowed("failed", 1);
            return null;
        }
    }

    private async Task RecordAsync(List<Prediction> group)
    {
        if (group.Count == 0)
            return;
        try
        {
            var recorded = _store.Current is { } store ? (await store.RecordAsync(group)).Recorded : Recorded.Unavailable;
            _meter.Shadowed(recorded == Recorded.Yes ? "kept" : "lost", group.Count);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failed(_logger, fault);
            _meter.Shadowed("lost", group.Count);
        }
    }

    private void Drop(SentCase sent)
    {
        Interlocked.Add(ref _bytes, -sent.Length);
        _meter.Shadowed("dropped", 1);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The challenger could not score a case in the shadow; answers are not touched by it")]
    private static partial void Failed(ILogger logger, Exception fault);

    private sealed record Waiting(ScoreRequest Request, LiveModel Champion, LiveModel Challenger, string PredictionId);
}
