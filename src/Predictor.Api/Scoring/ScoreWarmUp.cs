using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>
/// A case that is nobody's, scored, explained and written as an answer by each live model while the rest of the service starts: so that what a score runs for the first time is compiled on another core
/// meanwhile, and not while the first caller waits. Nothing of it is counted or kept.
/// </summary>
internal static partial class ScoreWarmUp
{
    /// <summary>As many as are explained side by side.</summary>
    private const int Cases = 8;

    private static readonly Moment[] Moments = [Moment.Arrival, Moment.Closure];

    /// <summary>In the background: the service does not wait for it.</summary>
    public static void WarmUpScoring(this WebApplication app)
    {
        var (models, time, logger) = (app.Services.GetRequiredService<LiveModels>(), app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<ILogger<CaseAnswering>>());
        _ = Task.Run(() => Run(models, time.GetUtcNow())).ContinueWith(
            run => Failed(logger, run.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    internal static void Run(LiveModels models, DateTimeOffset now)
    {
        foreach (var live in models.Names.Select(models.Find).OfType<LiveModel>())
        {
            foreach (var moment in Moments)
            {
                Score(live, moment, now);
            }
        }
    }

    private static void Score(LiveModel live, Moment moment, DateTimeOffset now)
    {
        ScoreRequest[] requests = [.. Enumerable.Range(0, Cases).Select(_ => new ScoreRequestReader(live, now).Read("""{"caseId":"0","features":{}}"""u8))];
        foreach (var request in requests)
        {
            request.Moment = moment;
        }

        foreach (var score in ManyScores.Of(requests, live, ScoreQuery.DefaultReasons).Concat(ManyScores.Of([requests[0]], live, ScoreQuery.DefaultReasons)))
        {
            _ = AnswerText.Of(ScoreAnswers.Create(requests[0], live, score, predictionId: null, history: null, sample: false, heldOut: null));
        }
    }

    /// <summary>A case will fail as this one did.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "A live model could not score a case that is nobody's")]
    private static partial void Failed(ILogger logger, Exception fault);
}
