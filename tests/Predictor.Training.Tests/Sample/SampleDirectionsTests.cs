namespace Predictor.Training.Tests.Sample;

/// <summary>What was planted shows in plain averages of what happened, without a model and without the truth.</summary>
public sealed class SampleDirectionsTests
{
    private static readonly double BillingTargetFrom = SampleTable.Seconds("2025-03-01T00:00:00Z");
    private static readonly double PaymentsTargetFrom = SampleTable.Seconds("2025-05-01T00:00:00Z");

    private readonly WrittenCentre _centre;
    private readonly string[] _queues;
    private readonly string[] _channels;
    private readonly string[] _reasons;
    private readonly double[] _handle;
    private readonly double[] _wait;
    private readonly double[] _transfers;
    private readonly string[] _resolved;
    private readonly double[] _left;
    private readonly double[] _back;
    private readonly double[] _dissatisfied;

    public SampleDirectionsTests(WrittenCentre centre)
    {
        _centre = centre;
        _queues = centre.Interactions.Text("queue");
        _channels = centre.Interactions.Text("channel");
        _reasons = centre.Interactions.Text("reason");
        _handle = centre.Interactions.Numbers("handle_seconds");
        _wait = centre.Interactions.Numbers("wait_seconds");
        _transfers = centre.Interactions.Numbers("transfers");
        _resolved = centre.Interactions.Text("resolved");
        _left = centre.Label("arrival", "left");
        _back = centre.Label("arrival", "back");
        _dissatisfied = centre.Label("arrival", "dissatisfied");
    }

    [Fact]
    public void Unresolved_cases_bring_leaving_dissatisfaction_and_returns()
    {
        Assert.True(Rate(_left, i => _resolved[i] == "no") > 1.8 * Rate(_left, i => _resolved[i] == "yes"));
        Assert.True(Rate(_dissatisfied, i => _resolved[i] == "no") > 1.8 * Rate(_dissatisfied, i => _resolved[i] == "yes"));
        Assert.True(Rate(_back, i => _resolved[i] == "no") > 1.4 * Rate(_back, i => _resolved[i] == "yes"));
    }

    [Fact]
    public void Transfers_bring_leaving_dissatisfaction_and_returns()
    {
        foreach (var outcome in (double[][])[_left, _dissatisfied, _back])
        {
            Assert.True(Rate(outcome, i => _transfers[i] >= 1) > 1.15 * Rate(outcome, i => _transfers[i] == 0));
        }
    }

    [Fact]
    public void Long_waits_bring_leaving_and_dissatisfaction()
    {
        Assert.True(Rate(_left, i => _wait[i] > 420) > 1.15 * Rate(_left, i => _wait[i] <= 120));
        Assert.True(Rate(_dissatisfied, i => _wait[i] > 420) > 1.2 * Rate(_dissatisfied, i => _wait[i] <= 120));
    }

    [Fact]
    public void Repeat_contacts_bring_leaving_and_dissatisfaction()
    {
        var repeats = Repeats();
        Assert.True(Rate(_left, i => repeats[i] >= 2) > 1.8 * Rate(_left, i => repeats[i] == 0));
        Assert.True(Rate(_dissatisfied, i => repeats[i] >= 2) > 1.5 * Rate(_dissatisfied, i => repeats[i] == 0));
    }

    [Fact]
    public void Handle_time_is_U_shaped_rushed_and_dragged_are_both_worse()
    {
        var pace = Pace();
        foreach (var outcome in (double[][])[_left, _dissatisfied])
        {
            var asExpected = Rate(outcome, i => pace[i] is > 0.85 and < 1.25);
            Assert.True(Rate(outcome, i => pace[i] < 0.6) > 1.3 * asExpected);
            Assert.True(Rate(outcome, i => pace[i] > 1.75) > 1.25 * asExpected);
        }
    }

    [Fact]
    public void The_billing_target_shortens_handling_and_does_harm()
    {
        bool Before(int i) => IsLive("billing", i) && _centre.OpenedAt[i] < BillingTargetFrom;
        bool After(int i) => IsLive("billing", i) && _centre.OpenedAt[i] >= BillingTargetFrom;
        Assert.True(Rate(_handle, After) < 0.8 * Rate(_handle, Before));
        Assert.True(Share(i => _resolved[i] == "yes", After) < Share(i => _resolved[i] == "yes", Before) - 0.08);
        Assert.True(Rate(_left, After) > 1.25 * Rate(_left, Before));
        Assert.True(Rate(_dissatisfied, After) > 1.25 * Rate(_dissatisfied, Before));
        Assert.True(Rate(_back, After) > Rate(_back, Before));
        Assert.True(Share(i => _handle[i] is > 340 and <= 360, After) > 4 * Share(i => _handle[i] is > 360 and <= 380, After));
    }

    [Fact]
    public void The_payments_target_is_met_more_often_and_changes_nothing()
    {
        bool Before(int i) => IsLive("payments", i) && _centre.OpenedAt[i] < PaymentsTargetFrom;
        bool After(int i) => IsLive("payments", i) && _centre.OpenedAt[i] >= PaymentsTargetFrom;
        Assert.True(Share(i => _wait[i] <= 60, After) > Share(i => _wait[i] <= 60, Before) + 0.12);
        Assert.InRange(Share(i => _resolved[i] == "yes", After) - Share(i => _resolved[i] == "yes", Before), -0.02, 0.02);
        var others = (int i) => _queues[i] is "metering" or "moving";
        var change = Rate(_left, After) - Rate(_left, Before);
        var elsewhere = Rate(_left, i => others(i) && _centre.OpenedAt[i] >= PaymentsTargetFrom) - Rate(_left, i => others(i) && _centre.OpenedAt[i] < PaymentsTargetFrom);
        Assert.InRange(change - elsewhere, -0.015, 0.015);
    }

    [Fact]
    public void Billing_looks_good_on_handle_time_and_is_bad_technical_the_other_way_round()
    {
        bool Billing(int i) => _queues[i] == "billing" && _centre.OpenedAt[i] >= BillingTargetFrom;
        bool Technical(int i) => _queues[i] == "technical" && _centre.OpenedAt[i] >= BillingTargetFrom;
        bool All(int i) => _centre.OpenedAt[i] >= BillingTargetFrom;
        Assert.True(Rate(_handle, Billing) < 0.9 * Rate(_handle, All));
        Assert.True(Rate(_left, Billing) > 1.1 * Rate(_left, All));
        Assert.True(Rate(_dissatisfied, Billing) > 1.1 * Rate(_dissatisfied, All));
        Assert.True(Rate(_handle, Technical) > 1.5 * Rate(_handle, All));
        Assert.True(Rate(_left, Technical) < 0.8 * Rate(_left, All));
        Assert.True(Rate(_dissatisfied, Technical) < 0.9 * Rate(_dissatisfied, All));
    }

    [Fact]
    public void Complaints_look_bad_and_do_no_worse_than_was_to_be_expected_of_their_cases()
    {
        bool Complaints(int i) => _queues[i] == "complaints";
        Assert.True(Rate(_left, Complaints) > 1.15 * Rate(_left, _ => true));
        Assert.True(Rate(_dissatisfied, Complaints) > 1.2 * Rate(_dissatisfied, _ => true));
        var expected = _centre.Probability("arrival", "left");
        var rows = Enumerable.Range(0, _left.Length).Where(i => Complaints(i) && !double.IsNaN(_left[i])).ToArray();
        Assert.InRange(rows.Sum(i => _left[i]) / rows.Sum(i => expected[i]), 0.85, 1.15);
    }

    [Fact]
    public void Agents_differ_in_what_they_resolve()
    {
        var agents = _centre.Interactions.Text("agent");
        var rates = Enumerable.Range(0, agents.Length)
            .Where(i => _queues[i] == "payments" && agents[i].Length > 0 && _resolved[i].Length > 0)
            .GroupBy(i => agents[i])
            .Select(group => group.Average(i => _resolved[i] == "yes" ? 1.0 : 0))
            .ToArray();
        Assert.Equal(20, rates.Length);
        Assert.True(rates.Max() - rates.Min() > 0.10);
    }

    private static double Rate(double[] values, Func<int, bool> isIn)
    {
        var rows = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]) && isIn(i)).ToArray();
        Assert.True(rows.Length >= 100, $"{rows.Length} rows are too few to average");
        return rows.Average(i => values[i]);
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private bool IsLive(string queue, int i) => _queues[i] == queue && _channels[i] is "phone" or "chat";

    private double Share(Func<int, bool> of, Func<int, bool> isIn) =>
        Rate([.. Enumerable.Range(0, _queues.Length).Select(i => _resolved[i].Length == 0 ? double.NaN : of(i) ? 1.0 : 0)], isIn);

    /// <summary>Handle time over the median of its reason and channel before the billing target.</summary>
    private double[] Pace()
    {
        var medians = Enumerable.Range(0, _handle.Length)
            .Where(i => !double.IsNaN(_handle[i]) && _centre.OpenedAt[i] < BillingTargetFrom)
            .GroupBy(i => (_reasons[i], _channels[i]))
            .ToDictionary(group => group.Key, group => MedianOf(group.Select(i => _handle[i])));
        return [.. Enumerable.Range(0, _handle.Length).Select(i => _handle[i] / medians[(_reasons[i], _channels[i])])];
    }

    /// <summary>The customer's contacts in the 30 days before each.</summary>
    private int[] Repeats()
    {
        var customers = _centre.Interactions.Text("customer_id");
        var earlier = new Dictionary<string, List<double>>();
        var repeats = new int[customers.Length];
        for (var i = 0; i < customers.Length; i++)
        {
            if (!earlier.TryGetValue(customers[i], out var times))
            {
                earlier[customers[i]] = times = [];
            }

            repeats[i] = times.Count(time => _centre.OpenedAt[i] - time <= 30 * 86_400);
            times.Add(_centre.OpenedAt[i]);
        }

        return repeats;
    }
}
