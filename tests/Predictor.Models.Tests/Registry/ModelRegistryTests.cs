using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Models.Tests.Policies;

namespace Predictor.Models.Tests.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 9, 0, 0, TimeSpan.FromHours(2));
    private readonly TemporaryFolder _folder = new();
    private readonly ModelRegistry _registry;

    public ModelRegistryTests() => _registry = new ModelRegistry(_folder.To("models"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_or_absent_folder_has_no_models()
    {
        Assert.Empty(_registry.Names());
        Assert.Empty(_registry.Versions("tiny"));
        Assert.Null(_registry.Live("tiny"));
        Assert.Contains("No model tiny", Message(() => _registry.Open("tiny")), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_count_up_and_the_first_brings_a_default_policy()
    {
        Assert.Equal(1, _registry.Add(TinyModel.Make()).Version);
        PolicyFile.Write(_folder.To("models", "tiny", "policy.json"), PolicyFileTests.Desk);
        Assert.Equal(2, _registry.Add(TinyModel.Make()).Version);
        Assert.Equal([1, 2], _registry.Versions("tiny"));
        Assert.Equal(["tiny"], _registry.Names());
        Assert.Equal(2, _registry.Open("tiny@2").Version);
        Assert.Equal(4, _registry.ReadPolicy(_registry.Open("tiny@2")).Version);
        Assert.Equal(
            ["1", "2", "policy.json"],
            Directory.EnumerateFileSystemEntries(_folder.To("models", "tiny")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_that_add_at_once_each_get_a_version_of_their_own()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => _registry.Add(TinyModel.Make(baseMargin: -i)))));
        Assert.Equal(Enumerable.Range(1, 12), added.Select(model => model.Version).Order());
        foreach (var model in added)
        {
            Assert.Equal(model.Outcomes[0].Forest.BaseMargin, _registry.Open($"tiny@{model.Version}").Outcomes[0].Forest.BaseMargin);
        }
    }

    [Fact]
    public void What_is_no_version_is_not_counted()
    {
        _registry.Add(TinyModel.Make());
        foreach (var other in new[] { "notes", "02", "-3", "0", ".5.tmp" })
        {
            Directory.CreateDirectory(_folder.To("models", "tiny", other));
        }

        Directory.CreateDirectory(_folder.To("models", "Not A Name", "1"));
        Assert.Equal([1], _registry.Versions("tiny"));
        Assert.Equal(["tiny"], _registry.Names());
    }

    [Fact]
    public void Publishing_names_the_champion_and_keeps_the_history_with_reasons()
    {
        _registry.Add(TinyModel.Make());
        _registry.Add(TinyModel.Make());
        Assert.Contains("Nothing is published under tiny; versions: 1, 2", Message(() => _registry.Open("tiny")), StringComparison.Ordinal);
        _registry.Publish("tiny", 2, At, "first", PublishingGate.Forced);
        var live = _registry.Publish("tiny", 1, At.AddDays(1), "rolled back: \"worse\" on Mondays", PublishingGate.Forced);
        Assert.Equal((1, null), (live.Champion, live.Challenger));
        Assert.Equal(
            [(2, At, "first"), (1, At.AddDays(1), "rolled back: \"worse\" on Mondays")],
            _registry.Live("tiny")!.History.Select(publication => (publication.Version, publication.At, publication.Reason)));
        Assert.Equal(1, _registry.Open("tiny").Version);
        Assert.False(File.Exists(_folder.To("models", "tiny", ".live.lock")));
    }

    [Fact]
    public async Task Publications_at_the_same_time_all_stay_in_the_history()
    {
        _registry.Add(TinyModel.Make());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => _registry.Publish("tiny", 1, At, $"reason {i}", PublishingGate.Forced))));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"reason {i}"), _registry.Live("tiny")!.History.Select(publication => publication.Reason).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_version_that_cannot_be_read_is_not_published()
    {
        _registry.Add(TinyModel.Make());
        _registry.Add(TinyModel.Make());
        _registry.Publish("tiny", 1, At, "first", PublishingGate.Forced);
        Assert.Contains("No version 3 of tiny", Message(() => _registry.Publish("tiny", 3, At, "eager", PublishingGate.Forced)), StringComparison.Ordinal);
        File.AppendAllText(_folder.To("models", "tiny", "2", "schema.json"), " ");
        Assert.Contains("schema.json", Message(() => _registry.Publish("tiny", 2, At, "broken", PublishingGate.Forced)), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(_registry.Live("tiny")!.History).Version);
    }

    [Fact]
    public void A_folder_that_calls_itself_otherwise_is_refused_under_its_name_but_opens_by_path()
    {
        _registry.Add(TinyModel.Make());
        Directory.Move(_folder.To("models", "tiny", "1"), _folder.To("models", "tiny", "5"));
        Assert.Contains("says tiny@1; expected tiny@5", Message(() => _registry.Open("tiny@5")), StringComparison.Ordinal);
        Assert.Equal(1, _registry.Open(_folder.To("models", "tiny", "5")).Version);
    }

    [Theory]
    [InlineData("tiny@0")]
    [InlineData("tiny@-1")]
    [InlineData("tiny@x")]
    [InlineData("tiny@01")]
    [InlineData("tiny@")]
    [InlineData("@1")]
    [InlineData("")]
    [InlineData("ti ny")]
    public void References_that_are_none_of_the_three_are_refused(string reference) =>
        Assert.Contains($"Model '{reference}': expected", Message(() => _registry.Open(reference)), StringComparison.Ordinal);

    [Theory]
    [InlineData("../outside")]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("")]
    public void Names_cannot_lead_out_of_the_folder(string name)
    {
        Assert.Contains("expected 1 to 64", Message(() => _registry.Versions(name)), StringComparison.Ordinal);
        Assert.Contains("expected 1 to 64", Message(() => _registry.Publish(name, 1, At, "", PublishingGate.Forced)), StringComparison.Ordinal);
        Assert.Contains("expected 1 to 64", Message(() => _registry.Live(name)), StringComparison.Ordinal);
        Assert.Contains("expected 1 to 64", Message(() => _registry.WriteRun(name, 1, "{}")), StringComparison.Ordinal);
        Assert.Throws<BundleException>(() => _registry.Add(TinyModel.Make(name)));
        Assert.False(Directory.Exists(_folder.To("outside")));
    }

    [Fact]
    public void Run_json_is_written_beside_and_may_be_replaced()
    {
        _registry.Add(TinyModel.Make());
        _registry.WriteRun("tiny", 1, """{"seconds": 1}""");
        _registry.WriteRun("tiny", 1, """{"seconds": 2}""");
        Assert.Equal("""{"seconds": 2}""", File.ReadAllText(_folder.To("models", "tiny", "1", "run.json")));
        Assert.Equal(1, _registry.Open("tiny@1").Version);
        Assert.Contains("not JSON", Message(() => _registry.WriteRun("tiny", 1, "{")), StringComparison.Ordinal);
        Assert.Contains("No version 2", Message(() => _registry.WriteRun("tiny", 2, "{}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{}", "no format")]
    [InlineData("""{"format":"predictor-live/4"}""", "newer")]
    [InlineData("""{"format":"predictor-live/1","champion":0,"challenger":null,"history":[]}""", "below 1")]
    [InlineData("""{"format":"predictor-live/1","champion":1,"challenger":null}""", "history")]
    [InlineData("""{"format":"predictor-live/1","champion":1,"challenger":null,"history":[{"version":1,"at":"2026-07-01T00:00:00Z","reason":"","act":"publish"}]}""", "act")]
    [InlineData("""{"format":"predictor-live/2","champion":1,"challenger":null,"history":[{"version":1,"at":"2026-07-01T00:00:00Z","reason":"","act":"seize"}]}""", "act")]
    [InlineData("""{"format":"predictor-live/2","champion":1,"challenger":null,"history":[{"version":1,"at":"2026-07-01T00:00:00Z","reason":"","act":7}]}""", "act")]
    [InlineData("""{"format":"predictor-live/2","champion":1,"challenger":null,"history":[{"version":1,"at":"2026-07-01T00:00:00Z","reason":"","act":"publish","by":"Ana"}]}""", "by whom")]
    public void A_live_json_that_cannot_be_used_is_named(string json, string expected)
    {
        _registry.Add(TinyModel.Make());
        File.WriteAllText(_folder.To("models", "tiny", "live.json"), json);
        var message = Message(() => _registry.Live("tiny"));
        Assert.Contains("live.json", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static string Message(Action act) => Assert.Throws<BundleException>(act).Message;
}
