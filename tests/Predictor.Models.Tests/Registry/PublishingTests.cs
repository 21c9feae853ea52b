using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;
using Predictor.Models.Registry;
using Predictor.Models.Tests.Comparisons;

namespace Predictor.Models.Tests.Registry;

public sealed class PublishingTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly ModelRegistry _registry;

    public PublishingTests()
    {
        _registry = new ModelRegistry(_folder.To("models"));
        for (var version = 1; version <= 4; version++)
        {
            _registry.Add(TinyModel.Make(baseMargin: -version));
        }

        _registry.Publish("tiny", 1, At, "first", PublishingGate.Compared);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_publication_needs_no_comparison_and_the_next_does()
    {
        var first = Assert.Single(_registry.Live("tiny")!.History);
        Assert.Equal((false, null, "nothing was published before."), (first.Forced, first.Comparison, first.Finding));
        var message = Message(() => Publish(2));
        Assert.Contains("tiny version 2 is not published: no stored comparison with version 1", message, StringComparison.Ordinal);
        Assert.Contains("compare tiny@2 tiny@1 --data", message, StringComparison.Ordinal);
        Assert.Equal(1, _registry.Live("tiny")!.Champion);
        Assert.Single(_registry.Live("tiny")!.History);
    }

    [Theory]
    [InlineData]
    [InlineData(Verdict.Better, Verdict.NotWorse)]
    public void Better_or_not_worse_everywhere_opens_the_gate_and_the_history_names_the_comparison(params Verdict[] verdicts)
    {
        var file = Path.GetFileName(Compare(2, 1, verdicts));
        Assert.True(_registry.AskGate("tiny", 2).IsOpen);
        var entry = Publish(2).History[^1];
        Assert.Equal((2, PublicationAct.Publish, false, file), (entry.Version, entry.Act, entry.Forced, entry.Comparison));
        Assert.Contains("better beyond noise", verdicts.Length > 0 ? entry.Finding : "better beyond noise", StringComparison.Ordinal);
        Assert.Equal(entry, _registry.Live("tiny")!.History[^1]);
    }

    [Theory]
    [InlineData(Verdict.Worse, "worse beyond noise: back at closure, log loss +0.0200 (+0.0100 to +0.0300) (beside version 1)")]
    [InlineData(Verdict.TooFew, "too few cases to say: back at closure, log loss +0.0000 (-0.0200 to +0.0200) in 1,000 cases of about 16,000")]
    public void One_outcome_that_is_worse_or_has_too_few_cases_keeps_it_closed(Verdict verdict, string said)
    {
        Compare(2, 1, Verdict.Better, Verdict.Better, verdict);
        Assert.Contains(said, Message(() => Publish(2)), StringComparison.Ordinal);
        Assert.False(_registry.AskGate("tiny", 2).IsOpen);
    }

    [Fact]
    public void Force_passes_a_closed_gate_and_the_history_keeps_what_it_said()
    {
        var file = Path.GetFileName(Compare(2, 1, Verdict.Worse));
        var entry = _registry.Publish("tiny", 2, At, "half the columns are gone", PublishingGate.Forced).History[^1];
        Assert.Equal((true, "half the columns are gone", file), (entry.Forced, entry.Reason, entry.Comparison));
        Assert.Contains("worse beyond noise: left at arrival", entry.Finding, StringComparison.Ordinal);
        Assert.Equal(entry, _registry.Live("tiny")!.History[^1]);
        Assert.Contains("\"forced\": true", File.ReadAllText(_folder.To("models", "tiny", "live.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Force_that_was_not_needed_is_no_force()
    {
        Compare(2, 1);
        Assert.False(_registry.Publish("tiny", 2, At, "", PublishingGate.Forced).History[^1].Forced);
        Assert.DoesNotContain("forced", File.ReadAllText(_folder.To("models", "tiny", "live.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_comparisons_one_that_says_worse_keeps_it_closed_and_one_that_says_enough_opens_it()
    {
        Compare(2, 1, Verdict.TooFew);
        Assert.False(_registry.AskGate("tiny", 2).IsOpen);
        var open = Path.GetFileName(Compare(2, 1, Verdict.NotWorse));
        Assert.Equal((true, open), (_registry.AskGate("tiny", 2).IsOpen, _registry.AskGate("tiny", 2).Comparison));
        var worse = Path.GetFileName(Compare(2, 1, Verdict.Better, Verdict.Worse));
        Assert.Equal((false, worse), (_registry.AskGate("tiny", 2).IsOpen, _registry.AskGate("tiny", 2).Comparison));
    }

    [Fact]
    public void A_comparison_with_another_version_than_the_champion_or_of_another_one_does_not_count()
    {
        Compare(2, 3);
        Compare(4, 1);
        Compare(1, 2);
        Assert.Contains("no stored comparison with version 1", _registry.AskGate("tiny", 2).Words, StringComparison.Ordinal);
        Compare(2, 1);
        Publish(2);
        Assert.Contains("no stored comparison with version 2", _registry.AskGate("tiny", 4).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_of_a_version_that_has_since_become_another_does_not_count()
    {
        Compare(2, 1);
        Directory.Delete(_folder.To("models", "tiny", "2"), recursive: true);
        Bundle.Write(TinyModel.Make(version: 2, baseMargin: -9), _folder.To("models", "tiny", "2"));
        Assert.Contains("was made with another manifest", Message(() => Publish(2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_that_lacks_an_outcome_of_both_does_not_count()
    {
        var whole = Make(2, 1);
        _registry.Add(whole with { Outcomes = [.. whole.Outcomes.Take(3)] });
        Assert.Contains("it lacks late at arrival", Message(() => Publish(2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_that_one_of_the_two_learned_from_open_nothing()
    {
        var whole = Make(2, 1);
        var known = whole.Outcomes[0] with { Overlap = whole.Outcomes[0].Overlap with { Both = 1_000 } };
        _registry.Add(whole with { Outcomes = [known, .. whole.Outcomes.Skip(1)] });
        Assert.Contains("left at arrival was measured on cases that one of the two learned from", Message(() => Publish(2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_that_was_changed_keeps_the_gate_closed_even_beside_a_good_one()
    {
        var path = Compare(2, 1, Verdict.Worse);
        Compare(2, 1);
        File.WriteAllText(path, File.ReadAllText(path).Replace("0.03", "0.04", StringComparison.Ordinal));
        Assert.Contains($"{Path.GetFileName(path)}: by what it holds its name is", Message(() => Publish(2)), StringComparison.Ordinal);
        Assert.True(_registry.Publish("tiny", 2, At, "that file is known to be broken", PublishingGate.Forced).History[^1].Forced);
    }

    [Fact]
    public void A_broken_champion_can_be_replaced_by_force_or_rolled_back_from()
    {
        Compare(2, 1);
        Publish(2);
        File.AppendAllText(_folder.To("models", "tiny", "2", "schema.json"), " ");
        Compare(3, 1);
        Assert.Contains("schema.json", Message(() => Publish(3)), StringComparison.Ordinal);
        Assert.Equal(1, _registry.Rollback("tiny", null, At, "2 is broken").Champion);
    }

    [Fact]
    public void Rolling_back_goes_along_the_champions_one_by_one_and_not_to_what_was_rolled_back_from()
    {
        Force(2);
        Force(3);
        Assert.Equal(2, Rollback().Champion);
        Assert.Contains("back to version 3: champions before version 2 were 1", Message(() => Rollback(3)), StringComparison.Ordinal);
        Force(4);
        var live = Rollback();
        Assert.Equal(2, live.Champion);
        Assert.Equal(1, Rollback().Champion);
        Assert.Contains("version 1 is the first that answers", Message(() => Rollback()), StringComparison.Ordinal);
        Assert.Equal(
            [1, 2, 3, -2, 4, -2, -1],
            _registry.Live("tiny")!.History.Select(entry => entry.Act == PublicationAct.Rollback ? -entry.Version : entry.Version));
        Assert.Equal(("bad night", null), (_registry.Live("tiny")!.History[^1].Reason, _registry.Live("tiny")!.History[^1].Finding));
    }

    [Fact]
    public void Rolling_back_to_a_champion_of_before_is_asked_by_its_version()
    {
        Force(2);
        Force(3);
        Assert.Contains("back to version 4: champions before version 3 were 1, 2", Message(() => Rollback(4)), StringComparison.Ordinal);
        Assert.Contains("back to version 3", Message(() => Rollback(3)), StringComparison.Ordinal);
        Assert.Equal(1, Rollback(1).Champion);
        Assert.Equal([1], _registry.Live("tiny")!.Line());
    }

    [Fact]
    public void Rolling_back_to_a_version_that_cannot_be_read_changes_nothing()
    {
        Force(2);
        File.AppendAllText(_folder.To("models", "tiny", "1", "schema.json"), " ");
        Assert.Contains("schema.json", Message(() => Rollback()), StringComparison.Ordinal);
        Assert.Equal(2, _registry.Live("tiny")!.Champion);
    }

    [Fact]
    public void Nothing_published_cannot_be_rolled_back_or_challenged()
    {
        _registry.Add(TinyModel.Make("fresh"));
        Assert.Contains("Nothing is published under fresh", Message(() => _registry.Rollback("fresh", null, At, "")), StringComparison.Ordinal);
        Assert.Contains("Nothing is published under fresh", Message(() => _registry.Challenge("fresh", 1, At, "")), StringComparison.Ordinal);
        Assert.Contains("No model nobody", Message(() => _registry.Rollback("nobody", null, At, "")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.To("models", "nobody")));
    }

    [Fact]
    public void A_challenger_leaves_the_champion_until_it_becomes_it_or_is_taken_away()
    {
        var challenged = _registry.Challenge("tiny", 2, At, "for a week in the shadow");
        Assert.Equal((1, 2), (challenged.Champion, challenged.Challenger));
        Assert.Equal((PublicationAct.Challenge, "for a week in the shadow"), (challenged.History[^1].Act, challenged.History[^1].Reason));
        Assert.Equal([1], challenged.Line());
        Assert.Contains("is the champion", Message(() => _registry.Challenge("tiny", 1, At, "")), StringComparison.Ordinal);
        Assert.Contains("No version 9", Message(() => _registry.Challenge("tiny", 9, At, "")), StringComparison.Ordinal);

        Assert.Equal(2, Force(3).Challenger);
        Assert.Null(Force(2).Challenger);
        _registry.Challenge("tiny", 1, At, "");
        var withdrawn = _registry.Withdraw("tiny", At, "enough");
        Assert.Null(withdrawn.Challenger);
        Assert.Equal((1, PublicationAct.Withdraw), (withdrawn.History[^1].Version, withdrawn.History[^1].Act));
        Assert.Contains("no challenger", Message(() => _registry.Withdraw("tiny", At, "")), StringComparison.Ordinal);

        _registry.Challenge("tiny", 3, At, "");
        Assert.Null(Rollback(3).Challenger);
    }

    [Fact]
    public void A_live_json_of_the_first_format_is_read_and_goes_on_in_the_newest()
    {
        File.WriteAllText(_folder.To("models", "tiny", "live.json"), """
            {"format":"predictor-live/1","champion":2,"challenger":3,"history":[
              {"version":1,"at":"2026-07-01T00:00:00Z","reason":"first"},{"version":2,"at":"2026-07-02T00:00:00Z","reason":"second"}]}
            """);
        Assert.Equal([PublicationAct.Publish, PublicationAct.Publish], _registry.Live("tiny")!.History.Select(entry => entry.Act));
        var live = Rollback();
        Assert.Equal((1, 3), (live.Champion, live.Challenger));
        Assert.Contains("predictor-live/3", File.ReadAllText(_folder.To("models", "tiny", "live.json")), StringComparison.Ordinal);
        Assert.Equal(["first", "second", "bad night"], _registry.Live("tiny")!.History.Select(entry => entry.Reason));
    }

    [Fact]
    public void Who_published_and_rolled_back_is_kept_where_it_is_known()
    {
        _registry.Publish("tiny", 2, At, "forced", PublishingGate.Forced, "Ana Lind");
        _registry.Rollback("tiny", null, At, "bad night", "Bo Berg");
        Assert.Equal([null, "Ana Lind", "Bo Berg"], _registry.Live("tiny")!.History.Select(entry => entry.By));
    }

    private Comparison Make(int challenger, int against, params Verdict[] verdicts) => TinyComparison.Make(_folder.To("models"), challenger, against, verdicts);

    private string Compare(int challenger, int against, params Verdict[] verdicts) => _registry.Add(Make(challenger, against, verdicts));

    private LiveVersions Publish(int version) => _registry.Publish("tiny", version, At, "compared", PublishingGate.Compared);

    private LiveVersions Force(int version) => _registry.Publish("tiny", version, At, "forced", PublishingGate.Forced);

    private LiveVersions Rollback(int? to = null) => _registry.Rollback("tiny", to, At, "bad night");

    private static string Message(Action act) => Assert.Throws<BundleException>(act).Message;
}
