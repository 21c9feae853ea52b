using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Store.Tests.History;

public sealed class CaseHistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_feature_and_label_equals_a_plain_recomputation(int seed)
    {
        var centre = SmallCentre.Draw(seed, 600);
        var table = Build(centre);
        var contacts = centre.Contacts.ToDictionary(one => one.Id);
        var observedUntil = table.Schema.ObservedUntil!.Value.ToUnixTimeSeconds();

        Assert.Equal(PlainFeatures.Rows(centre), table.CaseIds.Select((id, i) => (id, table.Moments[i], table.At![i])));
        for (var row = 0; row < table.Rows; row++)
        {
            var own = contacts[table.CaseIds[row]];
            var at = table.At![row];
            foreach (var (name, column) in SmallSchema.History.Select((name, i) => (name, i)))
            {
                var expected = PlainFeatures.Feature(centre, own, at, name) is { } value ? (float)value : float.NaN;
                Assert.True(expected.Equals(table.Cells[column].Numbers![row]), $"{name} of {own.Id} at {table.Moments[row]}: found {table.Cells[column].Numbers![row]}, expected {expected}");
            }

            foreach (var (outcome, column) in table.Schema.Outcomes.Select((outcome, i) => (outcome.Name, i)))
            {
                var expected = PlainFeatures.Label(centre, own, at, outcome, observedUntil);
                Assert.True(expected == table.Labels[column].Values[row], $"{outcome} of {own.Id} at {table.Moments[row]}: found {table.Labels[column].Values[row]}, expected {expected}");
            }
        }

        Assert.All(table.Labels, label => Assert.Superset(new HashSet<sbyte> { -1, 0, 1 }, label.Values.ToHashSet()));
    }

    [Fact]
    public void Nothing_of_the_case_s_own_handling_shows_at_arrival()
    {
        var centre = SmallCentre.Draw(4, 300);
        var before = Build(centre);
        var changed = new SmallCentre();
        foreach (var (id, person) in centre.People)
        {
            changed.People[id] = person;
        }

        // One case, handled in quite another way: its own arrival row stays as it was.
        var index = centre.Contacts.FindIndex(one => one is { Customer: "c3", ClosedAt: not null, Transfers: not null });
        changed.Contacts.AddRange(centre.Contacts);
        changed.Contacts[index] = centre.Contacts[index] with { HandleSeconds = 99_999, Transfers = 77, Resolved = 0, Reopenings = 9, ClosedAt = centre.Contacts[index].ClosedAt + 7, Score = 1 };
        var after = Build(changed);

        var row = Find(before, centre.Contacts[index].Id, Moment.Arrival);
        Assert.Equal(Cells(before, row), Cells(after, Find(after, centre.Contacts[index].Id, Moment.Arrival)));
        Assert.True(float.IsNaN(before.Cells[^1].Numbers![row]));
    }

    [Fact]
    public void Later_events_change_no_earlier_row()
    {
        var centre = SmallCentre.Draw(5, 500);
        var now = SmallCentre.Start + (200 * SmallCentre.Day);
        var early = new SmallCentre();
        foreach (var (id, person) in centre.People)
        {
            early.People[id] = person with { LeftAt = person.LeftAt >= now ? null : person.LeftAt };
        }

        // What was known just before now: later closings and answers are not there yet.
        early.Contacts.AddRange(centre.Contacts.Where(one => one.OpenedAt < now).Select(one => one with
        {
            ClosedAt = one.ClosedAt < now ? one.ClosedAt : null,
            SurveyedAt = one.SurveyedAt < now ? one.SurveyedAt : null,
        }));
        var (then, later) = (Build(early), Build(centre));

        Assert.True(then.Rows > 200);
        for (var row = 0; row < then.Rows; row++)
        {
            Assert.Equal(Cells(then, row), Cells(later, Find(later, then.CaseIds[row], then.Moments[row])));
        }
    }

    [Fact]
    public void A_first_time_customer_has_zero_contacts_and_an_unknown_one_has_none()
    {
        var centre = new SmallCentre();
        centre.People["c0"] = new SmallCentre.Person(null, null, null, null);
        centre.Contacts.Add(new SmallCentre.Contact("a", "c0", SmallCentre.Start, null, null, null, null, null, null, null, "q"));
        centre.Contacts.Add(new SmallCentre.Contact("b", null, SmallCentre.Start + 5, null, null, null, null, null, null, null, "q"));
        centre.Contacts.Add(new SmallCentre.Contact("c", null, SmallCentre.Start + 9, null, null, null, null, null, null, null, "q"));
        var table = Build(centre);

        Assert.Equal([0, float.NaN, float.NaN], table.Cells[0].Numbers!);
        Assert.Equal(3, table.CustomerIds!.Distinct().Count());
    }

    internal static CaseTable Build(SmallCentre centre, IList<string>? notes = null)
    {
        using var folder = centre.Write();
        return CaseHistory.Build(folder.Path, SmallSchema.Schema(), SmallSchema.Mapping, SmallSchema.FeaturesSql, notes ?? [], TestContext.Current.CancellationToken);
    }

    private static int Find(CaseTable table, string id, Moment moment) =>
        Enumerable.Range(0, table.Rows).Single(row => table.CaseIds[row] == id && table.Moments[row] == moment);

    private static string[] Cells(CaseTable table, int row) => [.. table.Cells.Select(column => column.Numbers is { } numbers
        ? numbers[row].ToString(System.Globalization.CultureInfo.InvariantCulture)
        : column.Codes![row] < 0 ? "" : column.Levels[column.Codes[row]])];
}
