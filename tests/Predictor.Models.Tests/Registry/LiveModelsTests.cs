using System.Collections.Concurrent;
using Predictor.Cases;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Models.Tests.Policies;

namespace Predictor.Models.Tests.Registry;

public sealed class LiveModelsTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly ModelRegistry _registry;
    private readonly ConcurrentQueue<string> _reports = new();
    private readonly ConcurrentQueue<string> _announced = new();

    public LiveModelsTests() => _registry = new ModelRegistry(_folder.To("models"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_names_answer_from_the_start()
    {
        Publish("one");
        Publish("two");
        _registry.Add(TinyModel.Make("unpublished"));
        using var live = Polled(new ManualTime());
        Assert.Equal(["one", "two"], live.Names);
        Assert.Equal("two", live.Find("two")!.Model.Name);
        Assert.Same(live.Find("two")!.Model, live.Find("two")!.Scorer.Model);
        Assert.Null(live.Find("unpublished"));
        Assert.Null(live.Problem("unpublished"));
        Assert.Null(live.Find("never heard of"));
        Assert.Equal(["one: version 1 answers, with policy 1", "two: version 1 answers, with policy 1"], _announced);
        Assert.Empty(_reports);
    }

    [Fact]
    public void A_publication_is_seen_at_the_next_poll()
    {
        Publish("tiny");
        var time = new ManualTime();
        using var live = Polled(time);
        Publish("tiny");
        Assert.Equal(1, live.Find("tiny")!.Model.Version);
        time.Tick();
        Assert.Equal(2, live.Find("tiny")!.Model.Version);
        Assert.True(time.Period <= TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task A_publication_is_seen_by_watching_alone()
    {
        Publish("tiny");
        using var live = new LiveModels(_registry, new ManualTime(), _reports.Enqueue);
        Publish("tiny");
        await Until(() => live.Find("tiny")!.Model.Version == 2);
    }

    [Fact]
    public async Task With_the_real_clock_a_folder_that_comes_later_is_seen_too()
    {
        using var live = new LiveModels(_registry, TimeProvider.System, _reports.Enqueue);
        Assert.Empty(live.Names);
        Publish("tiny");
        await Until(() => live.Find("tiny") is not null);
    }

    [Fact]
    public void A_flipped_byte_is_refused_and_the_old_version_stays()
    {
        Publish("tiny");
        var time = new ManualTime();
        using var live = Polled(time);
        var old = live.Find("tiny");
        Publish("tiny");
        Flip(_folder.To("models", "tiny", "2", "left.arrival.forest.json"));
        time.Tick();
        Assert.Same(old, live.Find("tiny"));
        Assert.Contains("left.arrival.forest.json", live.Problem("tiny")!, StringComparison.Ordinal);
        Assert.Contains("tiny: refused, version 1 with policy 1 still answers", _reports.Last(), StringComparison.Ordinal);

        // Told once, not at every poll; and mended once the byte is.
        time.Tick();
        Assert.Single(_reports);
        Flip(_folder.To("models", "tiny", "2", "left.arrival.forest.json"));
        time.Tick();
        Assert.Equal(2, live.Find("tiny")!.Model.Version);
        Assert.Null(live.Problem("tiny"));
    }

    [Fact]
    public void A_byte_that_flips_in_the_version_that_answers_is_reported()
    {
        Publish("tiny");
        var time = new ManualTime();
        using var live = Polled(time);
        Flip(_folder.To("models", "tiny", "1", "schema.json"));
        time.Tick();
        Assert.Equal(1, live.Find("tiny")!.Model.Version);
        Assert.Contains("schema.json", live.Problem("tiny")!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_policy_is_followed_and_a_broken_one_refused()
    {
        Publish("tiny");
        var time = new ManualTime();
        using var live = Polled(time);
        var model = live.Find("tiny")!.Model;
        PolicyFile.Write(_folder.To("models", "tiny", "policy.json"), PolicyFileTests.Desk);
        time.Tick();
        Assert.Equal(4, live.Find("tiny")!.Policy.Version);
        Assert.Equal(4, live.Find("tiny")!.Scorer.Policy.Version);
        File.WriteAllText(_folder.To("models", "tiny", "policy.json"), "{}");
        time.Tick();
        Assert.Equal(4, live.Find("tiny")!.Policy.Version);
        Assert.Contains("policy.json", live.Problem("tiny")!, StringComparison.Ordinal);
        PolicyFile.Write(_folder.To("models", "tiny", "policy.json"), PolicyFileTests.Desk with { ValueOutcome = "gone" });
        time.Tick();
        Assert.Contains("value outcome 'gone'", live.Problem("tiny")!, StringComparison.Ordinal);
        Assert.Equal(model.Version, live.Find("tiny")!.Model.Version);
    }

    [Fact]
    public void A_live_json_that_vanishes_does_not_stop_the_answers()
    {
        Publish("tiny");
        var time = new ManualTime();
        using var live = Polled(time);
        File.Delete(_folder.To("models", "tiny", "live.json"));
        time.Tick();
        Assert.Equal(1, live.Find("tiny")!.Model.Version);
        Assert.Contains("live.json is gone", live.Problem("tiny")!, StringComparison.Ordinal);
        Publish("tiny");
        time.Tick();
        Assert.Equal(2, live.Find("tiny")!.Model.Version);
        Assert.Null(live.Problem("tiny"));
    }

    [Fact]
    public void A_name_that_never_read_has_a_problem_and_no_answer()
    {
        Publish("tiny");
        Flip(_folder.To("models", "tiny", "1", "schema.json"));
        using var live = Polled(new ManualTime());
        Assert.Null(live.Find("tiny"));
        Assert.Empty(live.Names);
        Assert.Contains("schema.json", live.Problem("tiny")!, StringComparison.Ordinal);
        Assert.Contains("nothing answers", Assert.Single(_reports), StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_start_a_champion_before_answers_for_one_that_cannot_be_read()
    {
        Publish("tiny");
        Publish("tiny");
        Publish("tiny");
        Flip(_folder.To("models", "tiny", "3", "left.arrival.forest.json"));
        Flip(_folder.To("models", "tiny", "2", "manifest.json"));
        var time = new ManualTime();
        using var live = Polled(time);

        Assert.Equal(1, live.Find("tiny")!.Model.Version);
        Assert.True(live.Find("tiny")!.IsStopgap);
        Assert.Equal(Shortfall.EarlierVersion, Assert.Single(live.Find("tiny")!.Shortfalls).Cause);
        Assert.Contains("left.arrival.forest.json", live.Problem("tiny")!, StringComparison.Ordinal);
        Assert.Contains("tiny: refused, version 1 with policy 1 stands in (earlierVersion)", Assert.Single(_reports), StringComparison.Ordinal);
        Flip(_folder.To("models", "tiny", "3", "left.arrival.forest.json"));
        time.Tick();
        Assert.Equal(3, live.Find("tiny")!.Model.Version);
        Assert.Empty(live.Find("tiny")!.Shortfalls);
        Assert.Null(live.Problem("tiny"));
        Assert.Equal("tiny: version 3 answers, with policy 1", Assert.Single(_announced));
    }

    [Fact]
    public void At_the_start_base_rates_answer_where_no_champion_can_be_read_but_never_a_version_that_was_not_published()
    {
        Publish("tiny");
        Publish("tiny");
        _registry.Add(TinyModel.Make());
        Flip(_folder.To("models", "tiny", "1", "left.arrival.forest.json"));
        Flip(_folder.To("models", "tiny", "2", "left.arrival.forest.json"));
        Flip(_folder.To("models", "tiny", "2", "vocabularies.json"));
        using var live = Polled(new ManualTime());

        var found = live.Find("tiny")!;
        Assert.Equal((2, true), (found.Model.Version, found.IsStopgap));
        Assert.Equal(Shortfall.BaseRate, Assert.Single(found.Shortfalls).Cause);
        foreach (var moment in (Moment[])[Moment.Arrival, Moment.Closure])
        {
            var score = found.Scorer.Score(TinyModel.Row(repeats: 3), moment, null, 3);
            Assert.Equal(2, score.Outcomes.Count);
            Assert.All(score.Outcomes, outcome => Assert.Equal(outcome.Model.BaseRate, outcome.Probability, 12));
        }
    }

    [Fact]
    public void At_the_start_a_broken_policy_leaves_the_champion_with_a_default_one()
    {
        Publish("tiny");
        File.WriteAllText(_folder.To("models", "tiny", "policy.json"), "{}");
        var time = new ManualTime();
        using var live = Polled(time);

        Assert.Equal(Shortfall.DefaultPolicy, Assert.Single(live.Find("tiny")!.Shortfalls).Cause);
        Assert.Equal(PolicyFile.Default(TinyModel.Make()).Bands.Count, live.Find("tiny")!.Policy.Bands.Count);
        PolicyFile.Write(_folder.To("models", "tiny", "policy.json"), PolicyFileTests.Desk);
        time.Tick();
        Assert.Equal((4, false), (live.Find("tiny")!.Policy.Version, live.Find("tiny")!.IsStopgap));
    }

    [Fact]
    public void A_challenger_is_there_beside_the_champion_and_a_broken_one_does_not_hold_it_up()
    {
        Publish("tiny");
        _registry.Add(TinyModel.Make());
        _registry.Challenge("tiny", 2, At, "to see");
        var time = new ManualTime();
        using var live = Polled(time);

        Assert.Equal((1, 2), (live.Find("tiny")!.Model.Version, live.Find("tiny")!.Challenger!.Model.Version));
        Assert.Same(live.Find("tiny")!.Policy, live.Find("tiny")!.Challenger!.Policy);
        Flip(_folder.To("models", "tiny", "2", "left.arrival.forest.json"));
        time.Tick();
        Assert.Equal(1, live.Find("tiny")!.Model.Version);
        Assert.Null(live.Find("tiny")!.Challenger);
        Assert.StartsWith("challenger 2 does not score in the shadow", live.Problem("tiny"), StringComparison.Ordinal);
        _registry.Withdraw("tiny", At, "broken");
        time.Tick();
        Assert.Null(live.Problem("tiny"));
    }

    [Fact]
    public async Task No_reader_ever_sees_a_mix_of_two_versions()
    {
        // Each version's policy carries the version's number, and its forest the number as base margin.
        foreach (var _ in Enumerable.Range(0, 6))
        {
            _registry.Add(TinyModel.Make(baseMargin: _registry.Versions("tiny").Count + 1));
        }

        _registry.Publish("tiny", 1, At, "first", PublishingGate.Forced);
        var time = new ManualTime();
        using var live = Polled(time);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var seen = 0;
            do
            {
                seen++;
                var now = live.Find("tiny")!;
                Assert.Same(now.Model, now.Scorer.Model);
                Assert.Same(now.Policy, now.Scorer.Policy);
                var margin = now.Scorer.Score(TinyModel.Row(repeats: 3), Moment.Arrival, null, 0).Outcomes[0].Margin;
                Assert.Equal(now.Model.Version + 1, margin);
            }
            while (!stop.IsCancellationRequested);

            return seen;
        })).ToArray();
        for (var version = 1; version <= 6; version++)
        {
            _registry.Publish("tiny", version, At, "next", PublishingGate.Forced);
            time.Tick();
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), seen => Assert.True(seen > 0));
        Assert.Equal(6, live.Find("tiny")!.Model.Version);
    }

    [Fact]
    public void After_disposal_nothing_is_followed_and_what_was_there_can_still_be_read()
    {
        Publish("tiny");
        var time = new ManualTime();
        var live = Polled(time);
        live.Dispose();
        live.Dispose();
        Publish("tiny");
        time.Tick();
        Assert.True(time.IsDisposed);
        Assert.Equal(1, live.Find("tiny")!.Model.Version);
    }

    private void Publish(string name) => _registry.Publish(name, _registry.Add(TinyModel.Make(name)).Version, At, "test", PublishingGate.Forced);

    private LiveModels Polled(TimeProvider time) => new(_registry, time, _reports.Enqueue, _announced.Enqueue, watch: false);

    /// <summary>Flips one bit, and makes sure that the file's time says so on the coarsest of clocks.</summary>
    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        var written = File.GetLastWriteTimeUtc(path);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, written.AddSeconds(3));
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var attempt = 0; !condition(); attempt++)
        {
            Assert.True(attempt < 1_200, "It did not happen within a minute.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A clock whose timers fire when the test says so.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private Action? _tick;

        public TimeSpan Period { get; private set; }

        public bool IsDisposed { get; private set; }

        public void Tick() => _tick!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_tick, Period) = (() => callback(state), period);
            return new Timer(this);
        }

        private sealed class Timer(ManualTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => time.IsDisposed = true;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
