using Predictor.Api.Tests;
using Predictor.Cases;
using Predictor.Charts;
using Predictor.Desk.Centre;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Desk.Tests.Centre;

/// <summary>A handful of cases, of which everything that the page shows can be worked out by hand. The day is 1 July 2026; "topic" plays the queue.</summary>
public sealed class CentreBuilderTests
{
    private const long Day = 86_400;

    private static readonly long End = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    [Fact]
    public void Each_customer_is_one_line_by_the_latest_case()
    {
        var view = Build([
            new Row("c1", "ann", Moment.Arrival, 5, Visits: 5, Topic: "billing"),
            new Row("c1", "ann", Moment.Closure, 4.9, Visits: 5, Fixed: 1, Topic: "billing"),
            new Row("c2", "ann", Moment.Arrival, 2, Visits: 9, Topic: "moving"),
        ]);

        var ann = Assert.Single(view.AtRisk);
        Assert.Equal(("ann", "moving", Moment.Arrival), (ann.Id, ann.Queue, ann.Moment));
        Assert.Equal(End - (2 * Day), ann.At.ToUnixTimeSeconds());
        Assert.Equal((2, 1), (view.Contacts, view.Customers));
        Assert.Null(ann.Chances[1]);
        Assert.Equal("9 visits", ann.Reasons[0]);
    }

    [Fact]
    public void Only_the_last_days_count_and_nothing_after_the_end()
    {
        var view = Build([
            new Row("c1", "old", Moment.Arrival, 31, Visits: 5),
            new Row("c2", "ann", Moment.Arrival, 29, Visits: 5),
            new Row("c3", "tomorrow", Moment.Arrival, -1, Visits: 5),
        ]);

        Assert.Equal("ann", Assert.Single(view.AtRisk).Id);
        Assert.Equal(1, view.Contacts);
    }

    [Fact]
    public void Who_has_left_or_is_in_the_lowest_band_is_not_listed()
    {
        var customers = new CustomerDirectory(
            new Dictionary<string, string> { ["ann"] = "Ann Archer" },
            new Dictionary<string, long> { ["gone"] = End - 10, ["later"] = End + 10 });
        var view = Build(
            [
                new Row("c1", "gone", Moment.Arrival, 3, Visits: 5),
                new Row("c2", "later", Moment.Arrival, 3, Visits: 5),
                new Row("c3", "calm", Moment.Arrival, 3, Visits: 0),
                new Row("c4", "ann", Moment.Arrival, 3, Visits: 5),
            ],
            customers);

        Assert.Equal(["ann", "later"], view.AtRisk.Select(customer => customer.Id));
        Assert.Equal(["Ann Archer", null], view.AtRisk.Select(customer => customer.Name));
        Assert.Equal("Raised", view.RiskFrom);
    }

    [Fact]
    public void The_list_goes_by_what_is_at_stake_and_an_unknown_value_is_not_zero()
    {
        var view = Build([
            new Row("c1", "small", Moment.Arrival, 3, Visits: 5, Age: 10),
            new Row("c2", "unknown", Moment.Arrival, 3, Visits: 5),
            new Row("c3", "large", Moment.Arrival, 3, Visits: 5, Age: 100),
        ]);

        Assert.Equal(["large", "small", "unknown"], view.AtRisk.Select(customer => customer.Id));
        Assert.Null(view.AtRisk[2].AtStake);
        Assert.Equal(100 * view.AtRisk[0].Chances[0]!.Probability, view.AtRisk[0].AtStake!.Value, 9);
        Assert.Equal(view.AtRisk.Sum(customer => customer.AtStake ?? 0), view.AtStake);
    }

    [Fact]
    public void A_queue_is_told_by_its_contacts_handle_time_and_observed_over_expected()
    {
        var rows = new List<Row>();
        for (var i = 0; i < 10; i++)
        {
            rows.Add(new Row($"c{i}", $"k{i}", Moment.Arrival, 90 - i, Visits: 5, Topic: i < 6 ? "billing" : "moving", Gone: i < 4 ? 1 : i < 9 ? 0 : -1));
            rows.Add(new Row($"c{i}", $"k{i}", Moment.Closure, 90 - i, Visits: 5, Queueing: 100 * i, Topic: i < 6 ? "billing" : "moving", Gone: 0));
        }

        var table = Build(rows).Queues;

        Assert.Equal(["billing", "moving"], table.Queues.Select(queue => queue.Name));
        Assert.Equal([6, 4], table.Queues.Select(queue => queue.Contacts));
        Assert.Equal([250.0, 750.0], table.Queues.Select(queue => queue.HandleSeconds!.Value));
        Assert.Equal(("Topic", "Queueing"), (table.QueueHeading, table.HandleHeading));
        var billing = table.Queues[0].Outcomes[0];
        Assert.Equal((6, 4), (billing.Cases, billing.Observed));
        Assert.Equal((3, 0), (table.Queues[1].Outcomes[0].Cases, table.Queues[1].Outcomes[0].Observed));
        Assert.Equal(Comparison.TooFew, billing.Comparison);
        Assert.Equal([0.9, 0.0], table.Shares);
        Assert.Equal((10, 9, 4), (table.All.Contacts, table.All.Outcomes[0].Cases, table.All.Outcomes[0].Observed));
        Assert.False(table.Unseen);
    }

    [Fact]
    public void Cases_without_the_history_asked_for_are_not_compared()
    {
        var rows = Enumerable.Range(0, 10).Select(i => new Row($"c{i}", $"k{i}", Moment.Arrival, 90 - i, Visits: 5, Topic: "billing", Gone: 0)).ToArray();

        var table = Build(rows, historyDays: 4).Queues;

        Assert.Equal((6, 6), (table.All.Contacts, table.All.Outcomes[0].Cases));
        Assert.Equal(End - (86 * Day), table.From.ToUnixTimeSeconds());
        Assert.Equal(0, Build(rows, historyDays: 400).Queues.All.Contacts);
    }

    [Fact]
    public void A_case_that_opened_before_the_last_days_is_no_contact_of_theirs()
    {
        var view = Build([
            new Row("c1", "old", Moment.Arrival, 31, Visits: 5),
            new Row("c1", "old", Moment.Closure, 29, Visits: 5, OpenedDaysAgo: 31),
        ]);

        Assert.Empty(view.AtRisk);
        Assert.Equal((0, 0), (view.Contacts, view.Customers));
    }

    [Fact]
    public void A_setting_that_names_no_column_is_said_so()
    {
        var error = Assert.Throws<DataException>(() => new CentreBuilder(Table([new Row("c", "k", Moment.Arrival, 1)]), Live(), CustomerDirectory.Empty, new CentreColumns("lane")));

        Assert.Contains("'lane' as the queue column", error.Message, StringComparison.Ordinal);
    }

    private static CentreView Build(IReadOnlyList<Row> rows, CustomerDirectory? customers = null, int historyDays = 0) =>
        new CentreBuilder(Table(rows), Live(), customers ?? CustomerDirectory.Empty, new CentreColumns("topic", "queueing", "age"))
            .Build(30, historyDays, isSample: true, TestContext.Current.CancellationToken);

    private static LiveModel Live()
    {
        var model = TinyModel.Make();
        var policy = PolicyFile.Default(model);
        return new LiveModel(model, policy, new CaseScorer(model, policy));
    }

    private static CaseTable Table(IReadOnlyList<Row> rows)
    {
        rows = [.. rows.OrderByDescending(row => row.DaysAgo).ThenBy(row => row.Case, StringComparer.Ordinal).ThenBy(row => row.Moment)];

        // The table's own levels, in another order than the model's vocabulary.
        string[] levels = ["moving", "billing"];
        long[] at = [.. rows.Select(row => End - (long)(row.DaysAgo * Day))];
        return new CaseTable
        {
            Schema = TinyModel.Schema with { ObservedUntil = DateTimeOffset.FromUnixTimeSeconds(End) },
            CaseIds = [.. rows.Select(row => row.Case)],
            CustomerIds = [.. rows.Select(row => row.Customer)],
            Moments = [.. rows.Select(row => row.Moment)],
            At = at,
            OpenedAt = [.. rows.Select(row => End - (long)((row.OpenedDaysAgo ?? row.DaysAgo) * Day))],
            Ordered = true,
            Cells =
            [
                new CellColumn { Numbers = [.. rows.Select(row => row.Visits)] },
                new CellColumn { Numbers = [.. rows.Select(row => row.Queueing)] },
                new CellColumn { Numbers = [.. rows.Select(row => row.Fixed)] },
                new CellColumn { Codes = [.. rows.Select(row => Array.IndexOf(levels, row.Topic))], Levels = levels },
                new CellColumn { Numbers = [.. rows.Select(row => row.Age)] },
                new CellColumn { Numbers = [.. rows.Select(_ => 9f)] },
            ],
            Labels =
            [
                new LabelColumn([.. rows.Select(row => (sbyte)row.Gone)], null),
                new LabelColumn([.. rows.Select(_ => (sbyte)-1)], null),
            ],
        };
    }

    private sealed record Row(
        string Case,
        string Customer,
        Moment Moment,
        double DaysAgo,
        float Visits = float.NaN,
        float Queueing = float.NaN,
        float Fixed = float.NaN,
        string? Topic = null,
        float Age = float.NaN,
        int Gone = -1,
        double? OpenedDaysAgo = null);
}
