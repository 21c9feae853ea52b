using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Randomness;

namespace Predictor.Training.Sample.Customers;

/// <summary>Who a customer is.</summary>
internal static class CustomerDraw
{
    public static Customer Draw(int index, Draws draws, Timeline timeline)
    {
        var product = (Product)draws.Weighted(CausalProcess.Products);
        var joinedAt = JoinedAt(draws, timeline);
        return new Customer
        {
            Index = index,
            DisplayName = product == Product.Business ? DisplayNames.OfBusiness(draws) : DisplayNames.OfPerson(draws),
            JoinedAt = joinedAt,
            Product = product,
            Tariff = (Tariff)draws.Weighted(CausalProcess.Tariffs),
            Payment = (Payment)draws.Weighted(CausalProcess.Payments),
            Region = draws.Happens(CausalProcess.ShareWithoutRegion) ? null : CausalProcess.Regions[draws.Weighted(CausalProcess.RegionShares)],
            ContractEndsAt = ContractEndsAt(draws, joinedAt, timeline),
            AnnualValue = AnnualValue(draws, product),
        };
    }

    private static long JoinedAt(Draws draws, Timeline timeline)
    {
        if (draws.Happens(CausalProcess.ShareJoiningInPeriod))
        {
            return draws.Between(timeline.Start, Timeline.End - Timeline.Day);
        }

        var years = Math.Min(20, CausalProcess.MeanYearsBefore * draws.Exponential());
        return timeline.Start - 1 - (long)(years * 365.25 * Timeline.Day);
    }

    /// <summary>
    /// The present fixed term was signed at joining, or at any time in the 36 months before the period by who had joined by then; it does not change within the period,
    /// so that the one value the export holds was true at every contact.
    /// </summary>
    private static long? ContractEndsAt(Draws draws, long joinedAt, Timeline timeline)
    {
        if (draws.Happens(CausalProcess.ShareWithoutFixedTerm))
        {
            return null;
        }

        var earliest = DateTimeOffset.FromUnixTimeSeconds(timeline.Start).AddMonths(-CausalProcess.Terms[^1]).ToUnixTimeSeconds();
        var signedAt = joinedAt > earliest ? joinedAt : draws.Between(earliest, timeline.Start);
        var months = CausalProcess.Terms[draws.Weighted(CausalProcess.TermShares)];
        return new DateTimeOffset(DateTimeOffset.FromUnixTimeSeconds(signedAt).UtcDateTime.Date.AddMonths(months), TimeSpan.Zero).ToUnixTimeSeconds();
    }

    private static double? AnnualValue(Draws draws, Product product)
    {
        if (draws.Happens(CausalProcess.ShareWithoutValue))
        {
            return null;
        }

        var (median, spread) = CausalProcess.ValueOf(product);
        return Math.Round(median * Math.Exp(spread * draws.Normal()), 2);
    }
}
