using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Api.Metering;

/// <summary>What is counted and timed of the service. Tags hold models, versions, bands and causes, never a case or a customer.</summary>
internal sealed class ServiceMeter : IDisposable
{
    public const string Name = "Predictor";

    /// <summary>Of each stage's histogram, seconds: a stage takes microseconds when all is well and is cut off at the history's budget.</summary>
    public static readonly double[] Buckets = [0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];

    private readonly Meter _meter;
    private readonly Histogram<double> _stages;
    private readonly Counter<long> _scores;
    private readonly Counter<long> _degraded;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _shadows;
    private readonly Counter<long> _records;
    private readonly ConditionalWeakTable<LiveModel, string> _versions = [];

    public ServiceMeter(IMeterFactory meters, LiveStore store)
    {
        _meter = meters.Create(Name);
        _stages = _meter.CreateHistogram<double>("score_stage_seconds", "s", "How long each stage of a request for scores took.");
        _scores = _meter.CreateCounter<long>("scores_total", "scores", "Scores answered, by model, version, outcome and band.");
        _degraded = _meter.CreateCounter<long>("degraded_scores_total", "scores", "Scores that had to do without something, by cause.");
        _repeated = _meter.CreateCounter<long>("repeated_scores_total", "scores", "Requests for what was recorded before: by their key, or by case, moment and time.");
        _shadows = _meter.CreateCounter<long>("shadow_scores_total", "scores", "Recorded scores that the challenger was to score too, by what became of it.");
        _records = _meter.CreateCounter<long>("records_total", "records", "Objects that were sent to be kept, by kind and by what became of them.");
        _meter.CreateObservableGauge("store_queue_depth", () => store.Current?.QueueDepth ?? 0, "writes", "Writes that wait for the disk.");
        _meter.CreateObservableGauge("store_open", () => store.Current is null ? 0 : 1, "", "1 while the store is open.");
    }

    /// <param name="stage">"read", "history", "score" or "record".</param>
    /// <param name="started">Of <see cref="Stopwatch.GetTimestamp"/>.</param>
    /// <returns>When it was over, which is when the next stage starts.</returns>
    public long Took(string stage, long started)
    {
        var now = Stopwatch.GetTimestamp();
        _stages.Record(Stopwatch.GetElapsedTime(started, now).TotalSeconds, new KeyValuePair<string, object?>("stage", stage));
        return now;
    }

    public void Answered(ScoreAnswer answer, LiveModel live)
    {
        for (var i = 0; i < answer.Outcomes.Count; i++)
        {
            Count(live, answer.Outcomes[i].Name, answer.Outcomes[i].Band.Name);
        }

        foreach (var degradation in answer.Degraded ?? [])
        {
            _degraded.Add(1, new KeyValuePair<string, object?>("cause", degradation.Cause));
        }
    }

    /// <param name="score">Of a row that is no case of anybody's.</param>
    /// <param name="live">What scored.</param>
    /// <param name="causes">Of degradation.</param>
    public void Answered(CaseScore score, LiveModel live, IReadOnlyList<string> causes)
    {
        foreach (var outcome in score.Outcomes)
        {
            Count(live, outcome.Model.Outcome.Name, outcome.Band.Name);
        }

        foreach (var cause in causes)
        {
            _degraded.Add(1, new KeyValuePair<string, object?>("cause", cause));
        }
    }

    /// <param name="result">"kept", "dropped" (too many wait), "skipped" (nothing to set beside the answer), "failed" or "lost" (not written).</param>
    /// <param name="count">Of scores.</param>
    public void Shadowed(string result, int count) => _shadows.Add(count, new KeyValuePair<string, object?>("result", result));

    public void Repeated() => _repeated.Add(1);

    /// <param name="kind">"interactions", "customers", "surveys", "outcomes" or "actions".</param>
    /// <param name="result">"kept", "refused" or "lost".</param>
    /// <param name="count">Of objects.</param>
    public void Sent(string kind, string result, int count)
    {
        if (count > 0)
            _records.Add(count, new("kind", kind), new KeyValuePair<string, object?>("result", result));
    }

    private void Count(LiveModel live, string outcome, string band) => _scores.Add(
        1,
        [
            new("model", live.Model.Name),
            new("version", _versions.GetValue(live, model => model.Model.Version.ToString(CultureInfo.InvariantCulture))),
            new("outcome", outcome),
            new("band", band),
        ]);

    public void Dispose() => _meter.Dispose();
}
