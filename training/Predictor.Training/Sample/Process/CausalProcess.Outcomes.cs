using Predictor.Training.Sample.Customers;

namespace Predictor.Training.Sample.Process;

/// <summary>What follows.</summary>
internal static partial class CausalProcess
{
    // Handle time is U-shaped: ln of the pace below -RushFrom is rush, above DragFrom drag.
    public const double RushFrom = 0.20;
    public const double DragFrom = 0.30;

    /// <summary>Waits count from here on, by the minute, up to <see cref="MostWaitMinutes"/>.</summary>
    public const int WaitFreeSeconds = 120;
    public const double MostWaitMinutes = 15;
    public const double MostHoldMinutes = 8;

    /// <summary>Near: from so many days before the end of the fixed term to so many after.</summary>
    public const int ContractNearBefore = 60;
    public const int ContractNearAfter = 15;

    public static readonly Effects Leaving = new()
    {
        Base = -4.70,
        ContractNear = 0.9,
        Rolling = 0.40,
        TenurePerDoubling = -0.20,
        ValuePerDoubling = 0.10,
        PerContact7 = 0.20,
        PerContact30 = 0.22,
        PerUnresolved90 = 0.50,
        PerTransfer90 = 0.10,
        PerScoreBelow = 0.35,
        PerRush = 2.6,
        PerDrag = 2.6,
        PerWaitMinute = 0.05,
        PerHoldMinute = 0.06,
        PerTransfer = 0.35,
        Unresolved = 0.9,
        PerReopening = 0.3,
        NeverClosed = 0.8,
    };

    public static readonly Effects Dissatisfaction = new()
    {
        Base = -3.15,
        ContractNear = 0.1,
        Rolling = 0.0,
        TenurePerDoubling = -0.05,
        ValuePerDoubling = 0.0,
        PerContact7 = 0.35,
        PerContact30 = 0.25,
        PerUnresolved90 = 0.50,
        PerTransfer90 = 0.10,
        PerScoreBelow = 0.55,
        PerRush = 2.6,
        PerDrag = 1.7,
        PerWaitMinute = 0.09,
        PerHoldMinute = 0.08,
        PerTransfer = 0.45,
        Unresolved = 1.4,
        PerReopening = 0.4,
        NeverClosed = 0,
    };

    /// <summary>Of a repeat; contacts at random come on top.</summary>
    public static readonly Effects Repeating = new()
    {
        Base = -3.9,
        ContractNear = 0.2,
        Rolling = 0.0,
        TenurePerDoubling = -0.06,
        ValuePerDoubling = 0.0,
        PerContact7 = 0.45,
        PerContact30 = 0.25,
        PerUnresolved90 = 0.35,
        PerTransfer90 = 0.10,
        PerScoreBelow = 0.10,
        PerRush = 2.6,
        PerDrag = 0.5,
        PerWaitMinute = 0.0,
        PerHoldMinute = 0.0,
        PerTransfer = 0.6,
        Unresolved = 2.5,
        PerReopening = 0.3,
        NeverClosed = 1.5,
    };

    // Who answers the survey.
    public const double AnswerBase = -0.50;
    public const double AnswerDissatisfied = 0.75;
    public const double AnswerPerTenureDoubling = 0.06;

    /// <summary>Delay of the answer: lognormal, at most five days.</summary>
    public const double AnswerMedian = 6 * 3600;
    public const double AnswerSpread = 1.0;
    public const int LongestAnswer = 5 * Timeline.Day;

    private static readonly double[] ProductLeaving = [0.0, 0.1, -0.25, -0.35, 0.15];
    private static readonly double[] TariffLeaving = [-0.1, 0.35, -0.15, 0.2];
    private static readonly double[] PaymentLeaving = [-0.2, 0.2, 0.25, 0.3];
    private static readonly double[] ChannelAnswering = [0.0, 0.35, -0.2, -0.1];

    /// <summary>Scores of the dissatisfied (1, 2) and of the others (3, 4, 5).</summary>
    public static readonly double[] LowScores = [0.55, 0.45];
    public static readonly double[] HighScores = [0.17, 0.35, 0.48];

    public static double LeavingOf(Customer customer) =>
        ProductLeaving[(int)customer.Product] + TariffLeaving[(int)customer.Tariff] + PaymentLeaving[(int)customer.Payment];

    public static double AnsweringOn(Channel channel) => ChannelAnswering[(int)channel];

    public static double Rush(double lnPace) => Math.Max(0, -lnPace - RushFrom);

    public static double Drag(double lnPace) => Math.Max(0, lnPace - DragFrom);

    /// <summary>Doublings of the years with the utility against two years; at least a month, at most 16 years.</summary>
    public static double TenureDoublings(Customer customer, long at) =>
        Math.Log2(Math.Clamp((at - customer.JoinedAt) / (365.25 * Timeline.Day), 1 / 12.0, 16) / 2);

    public static bool IsContractEndNear(Customer customer, long at) =>
        customer.ContractEndsAt is { } end && at >= end - ((long)ContractNearBefore * Timeline.Day) && at < end + ((long)ContractNearAfter * Timeline.Day);

    /// <summary>Past its fixed term, or without one.</summary>
    public static bool IsRolling(Customer customer, long at) => customer.ContractEndsAt is not { } end || at >= end;

    public static double Logistic(double margin) => 1 / (1 + Math.Exp(-margin));
}
