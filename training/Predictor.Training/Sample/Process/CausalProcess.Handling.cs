namespace Predictor.Training.Sample.Process;

/// <summary>How contacts are handled.</summary>
internal static partial class CausalProcess
{
    /// <summary>From here on billing's agents are measured on "handled within 360 s" by phone and chat. It does harm.</summary>
    public static readonly long BillingTargetFrom = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    public const int BillingTargetSeconds = 360;

    /// <summary>Who makes the target does it in its last seconds: target - this x (a uniform number squared).</summary>
    public const int BillingTargetBunching = 60;

    /// <summary>From here on payments is measured on "answered within 60 s". It does no harm: a wait under two minutes matters to nobody.</summary>
    public static readonly long PaymentsTargetFrom = new DateTimeOffset(2025, 5, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    public const int PaymentsTargetSeconds = 60;

    /// <summary>Waits up to this are brought to 45 to 60 s, in order.</summary>
    public const int PaymentsTargetReach = 110;
    public const int PaymentsTargetLeast = 45;

    // Waits: lognormal, phone and chat only. Load: ln of the hour's activity, at most 1, times this.
    public const double WaitSpread = 0.95;
    public const double WaitPerLoad = 0.45;
    public const double ChatWaitFactor = 0.55;
    public const int LongestWait = 5400;

    // Transfers: the first, then each further one.
    public const double TransferBase = -2.1;
    public const double TransferPerHardness = 0.7;
    public const double TransferAgain = 0.22;

    // Handle time: lognormal around the expected time.
    public const double PacePerTransfer = 0.05;
    public const int ShortestHandle = 20;
    public const int LongestHandle = 7200;

    // Holds: Poisson by phone, their number per 600 expected seconds; their length lognormal, together at most this share of the handle time.
    public const double HoldsPer600 = 0.40;
    public const double HoldMedian = 55;
    public const double HoldSpread = 0.55;
    public const double MostHold = 0.6;

    // Not resolved.
    public const double UnresolvedBase = -1.75;
    public const double UnresolvedPerRush = 4.2;
    public const double UnresolvedPerDrag = 0.8;
    public const double UnresolvedPerTransfer = 0.5;

    // Reopened once, twice.
    public const double ReopenedIfUnresolved = 0.16;
    public const double ReopenedIfResolved = 0.03;
    public const double ReopenedTwice = 0.2;

    // Closing, seconds after talk: medians of lognormal delays, and the chance of one by phone and chat.
    public const double DelaySpread = 0.8;
    public const double DelayEmail = 10 * 3600;
    public const double DelayWeb = 14 * 3600;
    public const double DelayFollowUp = 4 * 3600;
    public const double DelayReopened = 22 * 3600;
    public const int WrapUp = 20;
    public const int LongestDuration = 9 * Timeline.Day;

    // Agents' own deviations, standard deviations.
    public const double AgentPaceSpread = 0.10;
    public const double AgentSkillSpread = 0.35;
    public const double AgentTransferSpread = 0.35;
    public const double AgentLeastCompliance = 0.60;
    public const double AgentMostCompliance = 0.95;

    /// <summary>Contacts of which the export does not name the agent.</summary>
    public const double AgentMissing = 0.025;

    private static readonly double[] QueueWaits = [95, 75, 80, 130, 70, 85, 110, 60];
    private static readonly double[] QueuePaces = [0.02, 0.00, 0.00, 0.04, -0.02, 0.00, 0.02, 0.00];
    private static readonly double[] QueuePaceSpreads = [0.34, 0.36, 0.38, 0.20, 0.36, 0.36, 0.24, 0.32];
    private static readonly double[] QueueUnresolved = [0.0, 0.0, 0.0, -0.9, 0.0, 0.0, -0.1, -0.1];
    private static readonly double[] ChannelTimes = [1.0, 1.1, 1.0, 0.9];
    private static readonly double[] HandleMissing = [0.02, 0.03, 0.08, 0.12];
    private static readonly double[] NeverClosed = [0.008, 0.010, 0.025, 0.025];

    /// <summary>Staff by queue: 150.</summary>
    public static readonly int[] AgentsByQueue = [34, 20, 20, 22, 14, 16, 12, 12];

    /// <summary>Most agents in a team.</summary>
    public const int TeamSize = 12;

    public static double MedianWait(Queue queue) => QueueWaits[(int)queue];

    public static (double Shift, double Spread) PaceOf(Queue queue) => (QueuePaces[(int)queue], QueuePaceSpreads[(int)queue]);

    public static double UnresolvedOf(Queue queue) => QueueUnresolved[(int)queue];

    public static double ChanceHandleMissing(Channel channel) => HandleMissing[(int)channel];

    public static double ChanceNeverClosed(Channel channel) => NeverClosed[(int)channel];

    /// <summary>Handle time that such a case takes when it is handled as it should be.</summary>
    public static double ExpectedSeconds(Reason reason, Channel channel) => reason.ExpectedSeconds * ChannelTimes[(int)channel];
}
