using Predictor.Cases;
using Predictor.Store.Records;
using Predictor.Training.Treating;

namespace Predictor.Training.Tests.Treating;

public sealed class ActedOnTests
{
    private const long Day = 86_400;

    /// <summary>Case a of c1 opens on day 10 and closes on day 12, case b of c1 opens on day 50, case x, of nobody known, on day 10; the horizon is 30 days.</summary>
    [Theory]
    [InlineData("a", null, 9.9, "")]
    [InlineData("a", null, 10, "a a")]
    [InlineData("a", null, 42, "a a")]
    [InlineData("a", null, 42.1, "")]
    [InlineData(null, "c1", 41, "a a")]
    [InlineData("b", null, 12, "")]
    [InlineData("b", "c1", 12, "")]
    [InlineData(null, "c1", 55, "b")]
    [InlineData("a", "c2", 15, "a a")]
    [InlineData("x", null, 15, "x")]
    [InlineData(null, "c2", 15, "")]
    [InlineData("unheard of", "c1", 15, "a a")]
    [InlineData("unheard of", null, 15, "")]
    public void A_case_is_treated_by_what_is_done_about_it_or_its_customer_alone_while_the_outcome_may_come(string? caseId, string? customer, double day, string treated)
    {
        var acted = new ActedOn([new CaseAction { Id = "1", CaseId = caseId, CustomerId = customer, At = (long)(day * Day) }]);
        Assert.Equal(treated, Treated(acted, Table(hasTimes: true)));
    }

    [Fact]
    public void What_is_no_treatment_does_not_count()
    {
        var action = new CaseAction { Id = "1", CaseId = "a", At = 11 * Day };
        Assert.Equal("", Treated(new ActedOn([action with { Ended = ActionEnd.NotReached }, action with { HeldOut = true }]), Table(hasTimes: true)));
        Assert.Equal("a a", Treated(new ActedOn([action with { Ended = ActionEnd.NotReached }, action with { Ended = ActionEnd.Declined }]), Table(hasTimes: true)));
    }

    [Fact]
    public void Where_rows_carry_no_time_whatever_was_done_counts() =>
        Assert.Equal("a a", Treated(new ActedOn([new CaseAction { Id = "1", CaseId = "a", At = 0 }]), Table(hasTimes: false)));

    private static string Treated(ActedOn acted, CaseTable table)
    {
        var rows = acted.Rows(table, table.Schema.Outcomes[0]);
        return string.Join(' ', table.CaseIds.Where((_, row) => rows[row]));
    }

    private static CaseTable Table(bool hasTimes)
    {
        long[] at = [10 * Day, 12 * Day, 10 * Day, 50 * Day];
        return new CaseTable
        {
            Schema = new Schema
            {
                Name = "small",
                Columns = [],
                Outcomes = [new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Arrival, Moment.Closure], HorizonDays = 30 }],
            },
            CaseIds = ["a", "a", "x", "b"],
            CustomerIds = ["c1", "c1", "case x", "c1"],
            Moments = [Moment.Arrival, Moment.Closure, Moment.Arrival, Moment.Arrival],
            At = hasTimes ? at : null,
            OpenedAt = null,
            Ordered = true,
            Cells = [],
            Labels = [new LabelColumn([0, 0, 0, 0], null)],
        };
    }
}
