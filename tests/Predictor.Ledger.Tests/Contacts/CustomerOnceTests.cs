using Predictor.Ledger.Contacts;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Tests.Contacts;

public sealed class CustomerOnceTests
{
    // Two customers in turn; the outcome followed within the horizon of three of the first one's contacts.
    private static readonly int[] Customers = [0, 1, 0, 0, 1, 0];
    private static readonly sbyte[] Labels = [1, 0, 1, 1, 0, 0];
    private static readonly byte[] OnePeriod = [1, 1, 1, 1, 1, 1];

    [Fact]
    public void Last_keeps_it_at_the_last_contact_within_whose_horizon_it_happened() =>
        Assert.Equal<sbyte>([0, 0, 0, 1, 0, 0], Apply(Attribution.Last, OnePeriod));

    [Fact]
    public void First_keeps_the_first_and_counts_nothing_afterwards() =>
        Assert.Equal<sbyte>([1, 0, -1, -1, 0, -1], Apply(Attribution.First, OnePeriod));

    [Fact]
    public void Touched_keeps_one_in_every_group() =>
        Assert.Equal<sbyte>([0, 0, 1, 1, 0, 0], CustomerOnce.Apply(Attribution.Touched, Labels, Customers, 2, OnePeriod, [7, 7, 7, 8, 8, 8]));

    [Fact]
    public void A_customer_counts_once_in_each_period() =>
        Assert.Equal<sbyte>([0, 0, 1, 1, 0, 0], Apply(Attribution.Last, [0, 0, 0, 1, 1, 1]));

    [Fact]
    public void No_rule_counts_a_customer_more_than_once_or_one_who_did_not_meet_it()
    {
        var random = new Random(3);
        var customers = Enumerable.Range(0, 500).Select(_ => random.Next(60)).ToArray();
        var labels = customers.Select(_ => (sbyte)random.Next(-1, 2)).ToArray();
        var period = new byte[customers.Length];
        var met = customers.Where((_, i) => labels[i] == 1).Distinct().Count();

        foreach (var rule in (Attribution[])[Attribution.Last, Attribution.First])
        {
            var counted = CustomerOnce.Apply(rule, labels, customers, 60, period, null);
            Assert.Equal(met, counted.Count(value => value == 1));
            Assert.All(Enumerable.Range(0, 60), customer => Assert.True(counted.Where((value, i) => value == 1 && customers[i] == customer).Count() <= 1));
        }
    }

    private static sbyte[] Apply(Attribution rule, byte[] period) => CustomerOnce.Apply(rule, Labels, Customers, 2, period, null);
}
