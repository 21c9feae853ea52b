using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Store.Tests.History;

public sealed class CaseLabelsTests
{
    private const long Start = SmallCentre.Start;
    private const long Day = SmallCentre.Day;

    [Fact]
    public void A_label_whose_horizon_was_not_observed_is_none()
    {
        var centre = new SmallCentre();
        centre.People["c1"] = new SmallCentre.Person(null, Start + (12 * Day), null, null);
        centre.Contacts.Add(Contact("a", Start));
        centre.Contacts.Add(Contact("b", Start + (10 * Day)));
        var table = Build(centre, Start + (30 * Day));

        // c1 leaves two days after b; but of b's 30 days only 20 were observed. Back counts 14 days, which were.
        Assert.Equal([1, -1], table.Labels[0].Values);
        Assert.Equal([1, 0], table.Labels[1].Values);
        Assert.Equal([Start + (30 * Day), Start + (40 * Day)], table.Labels[0].Ends!);
    }

    [Fact]
    public void A_survey_counts_within_its_horizon_and_after_the_moment_only()
    {
        var centre = new SmallCentre();
        centre.People["c1"] = new SmallCentre.Person(null, null, null, null);
        centre.Contacts.Add(Contact("answered before it closed", Start) with { SurveyedAt = Start + Day, Score = 1, ClosedAt = Start + (2 * Day) });
        centre.Contacts.Add(Contact("answered late", Start + (5 * Day)) with { SurveyedAt = Start + (13 * Day), Score = 1, ClosedAt = Start + (6 * Day) });
        var table = Build(centre, Start + (300 * Day));
        var labels = table.CaseIds.Select((id, i) => (id, table.Moments[i], table.Labels[2].Values[i])).ToHashSet();

        Assert.Equal<HashSet<(string, Moment, sbyte)>>(
        [
            ("answered before it closed", Moment.Arrival, 1), ("answered before it closed", Moment.Closure, -1),
            ("answered late", Moment.Arrival, -1), ("answered late", Moment.Closure, 1),
        ], labels);
        Assert.Equal(Start + Day, table.Labels[2].Ends![0]);
    }

    [Fact]
    public void A_given_label_is_known_from_its_time_on()
    {
        var centre = new SmallCentre();
        centre.People["c1"] = new SmallCentre.Person(null, null, null, null);
        centre.Contacts.Add(Contact("a", Start) with { ClosedAt = Start + 60, Resolved = 1 });
        centre.Contacts.Add(Contact("b", Start + 1) with { ClosedAt = Start + Day, Resolved = 0 });
        centre.Contacts.Add(Contact("c", Start + 2) with { ClosedAt = null, Resolved = 1 });
        centre.Contacts.Add(Contact("d", Start + 3) with { ClosedAt = Start + (9 * Day), Resolved = 1 });
        using var folder = centre.Write();
        var schema = SmallSchema.Schema(DateTimeOffset.FromUnixTimeSeconds(Start + (5 * Day))) with
        {
            Outcomes = [new Outcome { Name = "solved", Words = "is helped", Label = "solved", Moments = [Moment.Arrival], KnownFrom = "closed", IsOutput = true }],
        };
        var mapping = SmallSchema.Mapping with
        {
            Given = new Dictionary<string, FieldSource>(SmallSchema.Mapping.Given)
            {
                ["solved"] = new("interactions.csv", "resolved"),
                ["closed"] = new("interactions.csv", "closed", "epoch_seconds"),
            },
        };
        var table = CaseHistory.Build(folder.Path, schema, mapping, SmallSchema.FeaturesSql, TestContext.Current.CancellationToken);

        // a and b; c never closes, and d closes after the observation ends. No label at closure.
        Assert.Equal(["a", "b", "c", "d"], table.CaseIds.Where((_, i) => table.Moments[i] == Moment.Arrival));
        Assert.Equal([1, 0, -1, -1], table.Labels[0].Values.Where((_, i) => table.Moments[i] == Moment.Arrival));
        Assert.All(table.Labels[0].Values.Where((_, i) => table.Moments[i] == Moment.Closure), label => Assert.Equal(-1, label));
    }

    [Fact]
    public void Who_had_left_has_no_label_of_leaving_until_he_joins_again()
    {
        var centre = new SmallCentre();
        centre.People["c1"] = new SmallCentre.Person(Start + (20 * Day), Start + (10 * Day), null, null);
        centre.Contacts.Add(Contact("before", Start));
        centre.Contacts.Add(Contact("the second he leaves", Start + (10 * Day)));
        centre.Contacts.Add(Contact("gone", Start + (15 * Day)));
        centre.Contacts.Add(Contact("joined again", Start + (25 * Day)));
        Assert.Equal([1, -1, -1, 0], Build(centre, Start + (300 * Day)).Labels[0].Values);
    }

    private static SmallCentre.Contact Contact(string id, long openedAt) => new(id, "c1", openedAt, null, null, null, null, null, null, null, "q");

    private static CaseTable Build(SmallCentre centre, long observedUntil)
    {
        using var folder = centre.Write();
        var schema = SmallSchema.Schema(DateTimeOffset.FromUnixTimeSeconds(observedUntil));
        return CaseHistory.Build(folder.Path, schema, SmallSchema.Mapping, SmallSchema.FeaturesSql, TestContext.Current.CancellationToken);
    }
}
