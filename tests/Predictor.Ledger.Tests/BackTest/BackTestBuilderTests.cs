using Predictor.Cases;
using Predictor.Ledger.BackTest;
using Predictor.Ledger.Contacts;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Ledger.Tests.BackTest;

public sealed class BackTestBuilderTests
{
    private const long Day = 86_400;

    private static readonly Policy Policy = new()
    {
        Version = 1,
        CustomerValue = 900,
        ValueOutcome = "left",
        Bands = [new Band("high", "High", new Dictionary<string, double> { ["*"] = 0.3 }), new Band("low", "Low", new Dictionary<string, double> { ["*"] = 0 })],
    };

    private static readonly LedgerActing NoActing = new(0, [], null, double.NaN, double.NaN, "");

    [Fact]
    public void Of_leavers_it_says_what_was_said_before_how_many_days_there_were_and_what_was_done()
    {
        // a leaves on day 100: low on day 0, high on day 60, acted on; b leaves on day 50 and was never scored; c stays, flagged, untouched; d stays, low.
        var contacts = ContactTable.Of(Table(("a1", "a", 0), ("b1", "b", 10), ("c1", "c", 20), ("d1", "d", 30), ("a2", "a", 60)));
        PastPrediction[] said = [new("a1", Moment.Arrival, 0.1), new("a2", Moment.Arrival, 0.5), new("c1", Moment.Arrival, 0.4), new("d1", Moment.Arrival, 0.2)];
        CaseAction[] actions = [new() { Id = "1", CaseId = "a2", At = 61 * Day, What = "call", Seconds = 600 }];

        var found = BackTestBuilder.Of(contacts, [1, 1, 1, 1, 1], Hindsight.None with { Predictions = said }, actions, Policy, NoActing, null)!;

        Assert.Equal((2, 1, 1, 1, 1), (found.Customers, found.NeverScored, found.Flagged, found.Seen, found.Acted));
        Assert.Equal(40, found.MedianWarningDays);
        Assert.Equal((2, 1, 3), (found.FlaggedOfAll, found.Untouched, found.Scored));
        Assert.Equal(["High", "Low"], found.Bands);
        Assert.Equal([(90, 1), (60, 1), (30, 1), (7, 1)], found.Before.Select(each => (each.Days, each.Scored)));
        Assert.Equal([0.1, 0.1, 0.5, 0.5], found.Before.Select(each => each.MeanProbability));
        Assert.Equal([[0, 1], [0, 1], [1, 0], [1, 0]], found.Before.Select(each => each.Bands));
        Assert.True(double.IsNaN(found.HoursPerKept));
    }

    [Fact]
    public void A_look_is_seen_an_arm_is_neither_and_what_was_told_to_have_come_counts_as_what_is_on_record()
    {
        // a: looked at after he was flagged; c: told to have left on day 80, only in an arm; d: told of before his first contact, so that he is not known to have left.
        var contacts = ContactTable.Of(Table(("a1", "a", 0), ("c1", "c", 20), ("d1", "d", 30), ("a2", "a", 60)));
        var hindsight = new Hindsight(
            [new("a2", Moment.Arrival, 0.5), new("c1", Moment.Arrival, 0.4), new("d1", Moment.Arrival, 0.4), new("a1", Moment.Arrival, 0.9, 99 * Day)],
            [new("a", null, 59 * Day), new(null, "a2", 70 * Day), new("c", null, 10 * Day)],
            [new("c", null, 80 * Day), new(null, "c1", 90 * Day), new("d", null, 29 * Day)]);
        CaseAction[] actions = [new() { Id = "1", CaseId = "c1", At = 30 * Day, What = "call", Drawn = DrawnBy.Plan, HeldOut = false }];

        var found = BackTestBuilder.Of(contacts, [1, 1, 1, 1], hindsight, actions, Policy, NoActing, null)!;

        Assert.Equal((2, 0, 2, 1, 0), (found.Customers, found.NeverScored, found.Flagged, found.Seen, found.Acted));
        Assert.Equal((3, 3), (found.FlaggedOfAll, found.Untouched));

        // What was said of a1 on its last day is of that day, though the case was long ago.
        Assert.Equal([0, 1, 2, 2], found.Before.Select(each => each.Scored));
        Assert.Equal(60, found.MedianWarningDays);
    }

    [Fact]
    public void Who_was_held_out_and_left_alone_is_untouched_whatever_the_row_is_called()
    {
        var contacts = ContactTable.Of(Table(("a1", "a", 0), ("c1", "c", 20)));
        var hindsight = Hindsight.None with { Predictions = [new("a1", Moment.Arrival, 0.5), new("c1", Moment.Arrival, 0.5)] };
        CaseAction[] actions = [new() { Id = "1", CaseId = "a1", At = 30 * Day, What = "call", HeldOut = true }, new() { Id = "2", CaseId = "c1", At = 30 * Day, What = "call", HeldOut = false }];

        var found = BackTestBuilder.Of(contacts, [1, 1], hindsight, actions, Policy, NoActing, null)!;

        Assert.Equal((0, 0, 2, 1), (found.Seen, found.Acted, found.FlaggedOfAll, found.Untouched));
    }

    [Fact]
    public void Without_a_look_or_an_action_on_record_it_does_not_know_who_was_seen()
    {
        var contacts = ContactTable.Of(Table(("a1", "a", 0), ("c1", "c", 20)));
        var hindsight = Hindsight.None with { Predictions = [new("a1", Moment.Arrival, 0.5)] };
        CaseAction[] arm = [new() { Id = "1", CaseId = "a1", At = 30 * Day, What = "call", Drawn = DrawnBy.Plan, HeldOut = true }];

        Assert.False(BackTestBuilder.Of(contacts, [1, 1], hindsight, arm, Policy, NoActing, null)!.HasRecords);
        Assert.True(BackTestBuilder.Of(contacts, [1, 1], hindsight with { Looks = [new("c", null, 59 * Day)] }, arm, Policy, NoActing, null)!.HasRecords);
    }

    [Fact]
    public void Without_predictions_or_leavers_there_is_none()
    {
        var contacts = ContactTable.Of(Table(("c1", "c", 20)));

        Assert.Null(BackTestBuilder.Of(contacts, [1], Hindsight.None, [], Policy, NoActing, null));
        Assert.Null(BackTestBuilder.Of(contacts, [1], Hindsight.None with { Predictions = [new("c1", Moment.Arrival, 0.4)] }, [], Policy, NoActing, null));
    }

    private static CaseTable Table(params (string Case, string Customer, int Day)[] rows)
    {
        long[] at = [.. rows.Select(row => row.Day * Day)];
        return new CaseTable
        {
            Schema = new Schema { Name = "t", Columns = [], Outcomes = [] },
            CaseIds = [.. rows.Select(row => row.Case)],
            CustomerIds = [.. rows.Select(row => row.Customer)],
            Moments = new Moment[rows.Length],
            At = at,
            OpenedAt = at,
            LeftAt = [.. rows.Select(row => row.Customer switch { "a" => 100 * Day, "b" => 50 * Day, _ => long.MinValue })],
            Ordered = true,
            Cells = [],
            Labels = [],
        };
    }
}
