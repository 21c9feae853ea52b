namespace Predictor.Training.Tests.Sample;

/// <summary>What a company would export.</summary>
public sealed class SampleFilesTests(WrittenCentre centre)
{
    private static readonly double Start = SampleTable.Seconds("2024-07-01T00:00:00Z");
    private static readonly double End = SampleTable.Seconds("2026-06-30T23:59:59Z");

    [Fact]
    public void Headers_are_the_documented_ones()
    {
        Assert.Equal(
            "interaction_id,customer_id,started_at,channel,queue,team,agent,reason,wait_seconds,handle_seconds,holds,hold_seconds,transfers,resolved,reopenings,closed_at",
            centre.Interactions.Header);
        Assert.Equal(
            "customer_id,display_name,joined_at,left_at,product,tariff,payment_method,region,contract_ends_at,annual_value",
            centre.Customers.Header);
        Assert.Equal("survey_id,interaction_id,answered_at,score", centre.Surveys.Header);
        Assert.Equal("interaction_id,moment,outcome,probability", centre.Truth.Header);
    }

    [Fact]
    public void Counts_are_those_of_the_files()
    {
        Assert.Equal(8_000, centre.Customers.Rows.Length);
        Assert.Equal(centre.Written.Customers, centre.Customers.Rows.Length);
        Assert.Equal(centre.Written.Interactions, centre.Interactions.Rows.Length);
        Assert.Equal(centre.Written.Surveys, centre.Surveys.Rows.Length);
        Assert.Equal(centre.Written.Truths, centre.Truth.Rows.Length);
    }

    [Fact]
    public void Ids_are_unique_and_refer_to_what_is_there()
    {
        var customers = centre.Customers.Text("customer_id").ToHashSet();
        var interactions = centre.Interactions.Text("interaction_id").ToHashSet();
        Assert.Equal(centre.Customers.Rows.Length, customers.Count);
        Assert.Equal(centre.Interactions.Rows.Length, interactions.Count);
        Assert.Equal(centre.Surveys.Rows.Length, centre.Surveys.Text("survey_id").Distinct().Count());
        Assert.Equal(centre.Surveys.Rows.Length, centre.Surveys.Text("interaction_id").Distinct().Count());
        Assert.All(centre.Interactions.Text("customer_id"), id => Assert.Contains(id, customers));
        Assert.All(centre.Surveys.Text("interaction_id"), id => Assert.Contains(id, interactions));
    }

    [Fact]
    public void Times_are_in_order_and_within_the_period()
    {
        var joined = centre.Customers.Text("customer_id").Zip(centre.Customers.Times("joined_at")).ToDictionary(pair => pair.First, pair => pair.Second);
        var customerIds = centre.Interactions.Text("customer_id");
        for (var i = 0; i < centre.OpenedAt.Length; i++)
        {
            var (openedAt, closedAt) = (centre.OpenedAt[i], double.IsNaN(centre.ClosedAt[i]) ? centre.OpenedAt[i] : centre.ClosedAt[i]);
            Assert.InRange(openedAt, Math.Max(Start, joined[customerIds[i]]), End);
            Assert.True(i == 0 || openedAt >= centre.OpenedAt[i - 1]);
            Assert.InRange(closedAt, openedAt, Math.Min(End, openedAt + (9 * 86_400)));
            Assert.False(centre.NextAt[i] <= closedAt, "The next contact opens only after this one was closed.");
            Assert.False(centre.LeftAt[i] <= closedAt, "Nobody makes contact after having left.");
        }

        var closed = centre.Interactions.Text("interaction_id").Zip(centre.ClosedAt).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.All(
            centre.Surveys.Text("interaction_id").Zip(centre.Surveys.Times("answered_at")),
            survey => Assert.InRange(survey.Second, closed[survey.First] + 1, End));
        Assert.All(centre.Customers.Times("left_at").Where(double.IsFinite), leftAt => Assert.InRange(leftAt, Start, End));
    }

    [Fact]
    public void Cells_are_empty_where_real_exports_have_gaps()
    {
        var channels = centre.Interactions.Text("channel");
        var waits = centre.Interactions.Numbers("wait_seconds");
        for (var i = 0; i < channels.Length; i++)
        {
            var hasWait = channels[i] is "phone" or "chat" && !double.IsNaN(centre.ClosedAt[i]);
            Assert.Equal(hasWait, !double.IsNaN(waits[i]));
        }

        Assert.InRange(Gaps(centre.Interactions, "handle_seconds"), 0.03, 0.08);
        Assert.InRange(Gaps(centre.Interactions, "agent"), 0.015, 0.035);
        Assert.InRange(Gaps(centre.Interactions, "closed_at"), 0.008, 0.03);
        Assert.Equal(Gaps(centre.Interactions, "closed_at"), Gaps(centre.Interactions, "resolved"));
        Assert.InRange(Gaps(centre.Customers, "region"), 0.01, 0.03);
        Assert.InRange(Gaps(centre.Customers, "annual_value"), 0.02, 0.04);
        Assert.InRange(Gaps(centre.Customers, "contract_ends_at"), 0.15, 0.25);
    }

    [Fact]
    public void Levels_are_the_documented_ones()
    {
        Assert.Equal(["chat", "email", "phone", "web"], Levels("channel"));
        Assert.Equal(["billing", "business", "complaints", "metering", "moving", "payments", "renewals", "technical"], Levels("queue"));
        Assert.Equal(25, Levels("reason").Length);
        Assert.Equal(151, Levels("agent").Length);
        Assert.Equal(["", "no", "yes"], Levels("resolved"));
        Assert.Equal(["1", "2", "3", "4", "5"], [.. centre.Surveys.Text("score").Distinct().Order()]);
    }

    private static double Gaps(SampleTable table, string column) => (double)table.Text(column).Count(text => text.Length == 0) / table.Rows.Length;

    private string[] Levels(string column) => [.. centre.Interactions.Text(column).Distinct().Order(StringComparer.Ordinal)];
}
