using Predictor.Training.Sample.Customers;

namespace Predictor.Training.Sample.Process;

/// <summary>
/// Every coefficient of the process behind the sample centre: here who comes, and when. The README beside this file gives the formulas.
/// Probabilities are logistic in sums of these unless a line says otherwise.
/// </summary>
internal static partial class CausalProcess
{
    // Customers.
    public const double ShareJoiningInPeriod = 0.30;
    public const double ShareWithoutFixedTerm = 0.20;
    public const double ShareWithoutRegion = 0.02;
    public const double ShareWithoutValue = 0.03;

    /// <summary>How long before the period the others joined: exponential, years, at most 20.</summary>
    public const double MeanYearsBefore = 4.0;

    // Contacts.

    /// <summary>Contacts a day of average activity, before the factors below.</summary>
    public const double ContactsPerDay = 0.0138;

    /// <summary>Factor on the rate in the first 180 days.</summary>
    public const double NewcomerRate = 1.45;

    /// <summary>Chance that joining brings a contact within days, like a repeat.</summary>
    public const double ContactAfterJoining = 0.25;

    /// <summary>Mean delay of a repeat, days of average activity; exponential.</summary>
    public const double RepeatDays = 3.5;

    /// <summary>Chance that a repeat is about the same; else <see cref="RepeatComplains"/> or anything.</summary>
    public const double RepeatSameReason = 0.62;
    public const double RepeatComplains = 0.14;

    // Leaving without contact, a day, from 30 days after the last closing.
    public const double QuietLeavingWithinTerm = 0.00012;
    public const double QuietLeavingWithoutTerm = 0.00030;

    private static readonly double[] ProductShares = [0.44, 0.14, 0.28, 0.08, 0.06];
    private static readonly double[] ProductRates = [0.85, 0.75, 1.10, 1.35, 1.55];
    private static readonly double[] ProductValueMedians = [780, 820, 1450, 520, 3900];
    private static readonly double[] ProductValueSpreads = [0.40, 0.40, 0.40, 0.45, 0.90];
    private static readonly double[] TariffShares = [0.42, 0.28, 0.20, 0.10];
    private static readonly double[] TariffRates = [0.85, 1.20, 0.95, 1.25];
    private static readonly double[] PaymentShares = [0.62, 0.20, 0.11, 0.07];
    private static readonly double[] PaymentRates = [0.80, 1.20, 1.15, 1.70];
    private static readonly double[] ChannelShares = [0.56, 0.16, 0.17, 0.11];

    public static readonly string[] Regions = ["North Vale", "Eastmere", "Harbour", "Upland", "Riverside", "Westfold"];
    public static readonly double[] RegionShares = [0.21, 0.19, 0.24, 0.09, 0.15, 0.12];

    /// <summary>Lengths of fixed terms, months, and their shares.</summary>
    public static readonly int[] Terms = [12, 24, 36];
    public static readonly double[] TermShares = [0.25, 0.45, 0.30];

    // Activity by hour, weekday (from Monday) and month; each averages 1 over its cycle.
    public static readonly double[] ActivityByHour = Averaging1(
    [
        0.10, 0.05, 0.04, 0.04, 0.06, 0.15, 0.45, 1.0, 1.9, 2.3, 2.3, 2.1, 1.8, 1.8, 1.9, 1.9, 1.8, 1.6, 1.2, 0.9, 0.6, 0.4, 0.25, 0.15,
    ]);

    public static readonly double[] ActivityByWeekday = Averaging1([1.35, 1.20, 1.15, 1.10, 1.10, 0.65, 0.45]);

    public static readonly double[] ActivityByMonth = Averaging1([1.12, 1.08, 1.03, 0.98, 0.94, 0.92, 0.90, 0.92, 0.98, 1.03, 1.06, 1.08]);

    public static ReadOnlySpan<double> Products => ProductShares;

    public static ReadOnlySpan<double> Tariffs => TariffShares;

    public static ReadOnlySpan<double> Payments => PaymentShares;

    public static ReadOnlySpan<double> Channels => ChannelShares;

    public static (double Median, double Spread) ValueOf(Product product) => (ProductValueMedians[(int)product], ProductValueSpreads[(int)product]);

    /// <summary>Contacts a day of average activity.</summary>
    public static double ContactRate(Customer customer, long at) =>
        ContactsPerDay * ProductRates[(int)customer.Product] * TariffRates[(int)customer.Tariff] * PaymentRates[(int)customer.Payment]
        * (at - customer.JoinedAt < 180L * Timeline.Day ? NewcomerRate : 1);

    private static double[] Averaging1(double[] shape)
    {
        var mean = shape.Average();
        return [.. shape.Select(value => value / mean)];
    }
}
