using Predictor.Training.Sample.Randomness;
using Predictor.Training.Sample.Staff;

namespace Predictor.Training.Sample.Process;

/// <summary>
/// How one contact is handled, as a function of <see cref="Dimensions"/> uniform numbers. What happens draws them at random; truth at arrival averages
/// over a lattice of them. Both run this one function, so the average is of what happens.
/// </summary>
internal readonly struct HandlingProcess
{
    public const int Dimensions = 11;

    private readonly Agents _agents;
    private readonly Reason _reason;
    private readonly Channel _channel;
    private readonly double _expected;
    private readonly double _lnWait;
    private readonly double _pace;
    private readonly double _paceSpread;
    private readonly double _unresolved;
    private readonly double _noHold;
    private readonly double _holds;
    private readonly bool _isBillingTarget;
    private readonly bool _isPaymentsTarget;

    public HandlingProcess(Agents agents, Reason reason, Channel channel, long openedAt)
    {
        _agents = agents;
        _reason = reason;
        _channel = channel;
        _expected = CausalProcess.ExpectedSeconds(reason, channel);
        _lnWait = Math.Log(CausalProcess.MedianWait(reason.Queue) * (channel == Channel.Chat ? CausalProcess.ChatWaitFactor : 1)) + Load(openedAt);
        (_pace, _paceSpread) = CausalProcess.PaceOf(reason.Queue);
        _unresolved = CausalProcess.UnresolvedBase + CausalProcess.UnresolvedOf(reason.Queue) + reason.Hardness;
        _holds = channel == Channel.Phone ? CausalProcess.HoldsPer600 * reason.ExpectedSeconds / 600 : 0;
        _noHold = Math.Exp(-_holds);
        _isBillingTarget = reason.Queue == Queue.Billing && IsLive && openedAt >= CausalProcess.BillingTargetFrom;
        _isPaymentsTarget = reason.Queue == Queue.Payments && IsLive && openedAt >= CausalProcess.PaymentsTargetFrom;
    }

    /// <summary>Somebody waits on the line.</summary>
    private bool IsLive => _channel is Channel.Phone or Channel.Chat;

    /// <summary>A contact that does get closed.</summary>
    /// <param name="u">Agent, wait, transfers, pace, target, holds, their length, resolution, reopening, delay, gaps.</param>
    public Handling At(ReadOnlySpan<double> u)
    {
        var handling = new Handling { IsClosed = true, Agent = (short)_agents.Pick(_reason.Queue, u[0]), Wait = IsLive ? Wait(u[1]) : -1 };
        var agent = _agents.All[handling.Agent];
        handling.Transfers = Transfers(agent, u[2]);
        var handle = HandleSeconds(agent, handling.Transfers, u[3], u[4]);
        handling.Holds = Holds(u[5]);
        handling.Hold = handling.Holds == 0 ? 0 : (int)Math.Min(
            CausalProcess.MostHold * handle,
            handling.Holds * CausalProcess.HoldMedian * Math.Exp(CausalProcess.HoldSpread * InverseNormal.At(u[6])));
        var isRecorded = u[10] >= CausalProcess.ChanceHandleMissing(_channel);
        handling.Handle = isRecorded ? handle : -1;
        handling.LnPace = isRecorded ? Math.Log(handle / _expected) : 0;
        handling.HasAgent = u[10] < 1 - CausalProcess.AgentMissing;
        handling.IsResolved = u[7] >= ChanceUnresolved(agent, handling);
        handling.Reopenings = Reopenings(handling.IsResolved, u[8]);
        handling.Duration = Duration(handling, handle, u[9]);
        return handling;
    }

    private static double Load(long at)
    {
        var activity = CausalProcess.ActivityByHour[Timeline.HourOfDay(at)] * CausalProcess.ActivityByWeekday[Timeline.Weekday(at)]
            * CausalProcess.ActivityByMonth[Timeline.Month(at) - 1];
        return CausalProcess.WaitPerLoad * Math.Clamp(Math.Log(activity), -1, 1);
    }

    private static int Reopenings(bool isResolved, double u)
    {
        var chance = isResolved ? CausalProcess.ReopenedIfResolved : CausalProcess.ReopenedIfUnresolved;
        return u >= chance ? 0 : u < chance * CausalProcess.ReopenedTwice ? 2 : 1;
    }

    private int Wait(double u)
    {
        var wait = (int)Math.Min(CausalProcess.LongestWait, Math.Exp(_lnWait + (CausalProcess.WaitSpread * InverseNormal.At(u))));
        if (!_isPaymentsTarget || wait <= CausalProcess.PaymentsTargetSeconds || wait > CausalProcess.PaymentsTargetReach)
        {
            return wait;
        }

        const int Above = CausalProcess.PaymentsTargetReach - CausalProcess.PaymentsTargetSeconds;
        const int Within = CausalProcess.PaymentsTargetSeconds - CausalProcess.PaymentsTargetLeast;
        return CausalProcess.PaymentsTargetLeast + ((wait - CausalProcess.PaymentsTargetSeconds) * Within / Above);
    }

    private int Transfers(Agent agent, double u)
    {
        var chance = CausalProcess.Logistic(CausalProcess.TransferBase + (CausalProcess.TransferPerHardness * _reason.Hardness) + agent.Transferring);
        var transfers = 0;
        while (u < chance && transfers < 3)
        {
            transfers++;
            chance *= CausalProcess.TransferAgain;
        }

        return transfers;
    }

    private int HandleSeconds(Agent agent, int transfers, double u, double target)
    {
        var ln = _pace + agent.Pace + (CausalProcess.PacePerTransfer * transfers) + (_paceSpread * InverseNormal.At(u));
        var seconds = (int)Math.Clamp(_expected * Math.Exp(ln), CausalProcess.ShortestHandle, CausalProcess.LongestHandle);
        if (!_isBillingTarget || seconds <= CausalProcess.BillingTargetSeconds || target >= agent.Compliance)
        {
            return seconds;
        }

        var share = target / agent.Compliance;
        return CausalProcess.BillingTargetSeconds - (int)(CausalProcess.BillingTargetBunching * share * share);
    }

    /// <summary>Poisson, by inversion; at most 6.</summary>
    private int Holds(double u)
    {
        var holds = 0;
        var chance = _noHold;
        while (u >= chance && holds < 6)
        {
            u -= chance;
            holds++;
            chance *= _holds / holds;
        }

        return holds;
    }

    private double ChanceUnresolved(Agent agent, in Handling handling) => CausalProcess.Logistic(
        _unresolved
        + agent.Unskill
        + (CausalProcess.UnresolvedPerRush * CausalProcess.Rush(handling.LnPace))
        + (CausalProcess.UnresolvedPerDrag * CausalProcess.Drag(handling.LnPace))
        + (CausalProcess.UnresolvedPerTransfer * handling.Transfers));

    private int Duration(in Handling handling, int handle, double u)
    {
        var median = _channel switch
        {
            Channel.Email => CausalProcess.DelayEmail,
            Channel.Web => CausalProcess.DelayWeb,
            _ => handling.IsResolved ? 0 : CausalProcess.DelayFollowUp,
        };
        median += CausalProcess.DelayReopened * handling.Reopenings;
        var delay = median == 0 ? 0 : median * Math.Exp(CausalProcess.DelaySpread * InverseNormal.At(u));
        return (int)Math.Min(CausalProcess.LongestDuration, Math.Max(0, handling.Wait) + handle + CausalProcess.WrapUp + delay);
    }
}
