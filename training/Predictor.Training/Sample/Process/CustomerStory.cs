using System.Runtime.InteropServices;
using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Randomness;
using Predictor.Training.Sample.Staff;

namespace Predictor.Training.Sample.Process;

/// <summary>
/// What happens to one customer, contact by contact. The next contact opens only after the last was closed, and everything is drawn from what the export
/// shows up to then; nothing about a customer is remembered that it does not show.
/// </summary>
internal sealed class CustomerStory
{
    private readonly Timeline _timeline;
    private readonly Agents _agents;
    private readonly ArrivalTruth? _truth;
    private readonly double[] _weights = new double[CausalProcess.Reasons.Length];
    private readonly double[] _uniforms = new double[HandlingProcess.Dimensions];
    private readonly List<Interaction> _told = [];

    /// <param name="timeline">The period.</param>
    /// <param name="agents">The staff.</param>
    /// <param name="truth">Null: no probabilities at arrival.</param>
    public CustomerStory(Timeline timeline, Agents agents, ArrivalTruth? truth)
    {
        _timeline = timeline;
        _agents = agents;
        _truth = truth;
    }

    /// <summary>The customer's interactions up to the end of observation, in time order; sets when the customer left.</summary>
    public ReadOnlySpan<Interaction> Tell(Customer customer, ulong seed, Draws draws)
    {
        _told.Clear();
        var shifts = new Draws(seed, Draws.Stream.Truth, customer.Index);
        var isNew = customer.JoinedAt >= _timeline.Start;
        var closedAt = isNew ? customer.JoinedAt : _timeline.Start;
        var quietFrom = isNew ? closedAt + Horizons.LeftSeconds : closedAt;
        var next = new Consequences { ContactRate = CausalProcess.ContactRate(customer, closedAt), Repeats = isNew ? CausalProcess.ContactAfterJoining : 0 };
        while (true)
        {
            var (openedAt, isRepeat) = NextOpening(next, closedAt, draws);
            var quietLeaving = quietFrom + QuietStay(customer, quietFrom, draws);
            if (Math.Min(openedAt, quietLeaving) > Timeline.End)
            {
                return Told;
            }

            if (quietLeaving <= openedAt)
            {
                customer.LeftAt = quietLeaving;
                return Told;
            }

            next = Contact(customer, openedAt, isRepeat, draws, shifts);
            var lastClosedAt = _told.Count == 1 ? long.MinValue / 2 : closedAt;
            closedAt = _told[^1].ClosedAt;
            if (draws.Happens(next.Left))
            {
                // Later than 30 days after the closing before, so that it is no leaving within 30 days of the contact before.
                var earliest = Math.Max(closedAt, lastClosedAt + Horizons.LeftSeconds) + 1;
                var leftAt = draws.Between(earliest, openedAt + Horizons.LeftSeconds);
                customer.LeftAt = leftAt <= Timeline.End ? leftAt : null;
                return Told;
            }

            quietFrom = closedAt + Horizons.LeftSeconds;
        }
    }

    private ReadOnlySpan<Interaction> Told => CollectionsMarshal.AsSpan(_told);

    private static long QuietStay(Customer customer, long from, Draws draws)
    {
        var perDay = CausalProcess.IsRolling(customer, from) ? CausalProcess.QuietLeavingWithoutTerm : CausalProcess.QuietLeavingWithinTerm;
        return 1 + (long)(draws.Exponential() / perDay * Timeline.Day);
    }

    /// <summary>The earlier of a contact at random and, where one is due, a repeat.</summary>
    private (long OpenedAt, bool IsRepeat) NextOpening(in Consequences after, long closedAt, Draws draws)
    {
        var atRandom = draws.Exponential() / after.ContactRate;
        var repeat = draws.Happens(after.Repeats) ? draws.Exponential() * CausalProcess.RepeatDays : double.PositiveInfinity;
        var activity = _timeline.ActivityAt(closedAt) + (Math.Min(atRandom, repeat) * Timeline.Day);
        return (Math.Max(closedAt + 1, _timeline.WhenActivityReaches(activity)), repeat < atRandom);
    }

    private Consequences Contact(Customer customer, long openedAt, bool isRepeat, Draws draws, Draws shifts)
    {
        var past = Past.Of(Told, openedAt);
        var interaction = new Interaction { Customer = customer.Index, Sequence = _told.Count, OpenedAt = openedAt };
        interaction.Reason = (short)ReasonOf(customer, past, openedAt, isRepeat, draws);
        interaction.Channel = (Channel)draws.Weighted(CausalProcess.Channels);
        var reason = CausalProcess.Reasons[interaction.Reason];
        var stakes = new Stakes(customer, reason, interaction.Channel, past, openedAt);
        var process = new HandlingProcess(_agents, reason, interaction.Channel, openedAt);
        var neverClosed = CausalProcess.ChanceNeverClosed(interaction.Channel);
        foreach (ref var uniform in _uniforms.AsSpan())
        {
            uniform = draws.Uniform();
        }

        interaction.Handling = process.At(_uniforms);
        if (draws.Happens(neverClosed))
        {
            interaction.Handling = new Handling { Agent = interaction.Handling.Agent, HasAgent = interaction.Handling.HasAgent };
        }

        var after = stakes.After(interaction.Handling);
        if (interaction.Handling.IsClosed)
        {
            Survey(ref interaction, after, draws);
            interaction.AtClosure = AtClosure(after, interaction.ClosedAt);
        }

        if (_truth is not null)
        {
            interaction.AtArrival = _truth.At(process, stakes, neverClosed, _timeline, openedAt, shifts);
        }

        _told.Add(interaction);
        return after;
    }

    private int ReasonOf(Customer customer, in Past past, long openedAt, bool isRepeat, Draws draws)
    {
        CausalProcess.WeighReasons(customer, past, openedAt, _weights);
        if (isRepeat && _told.Count > 0)
        {
            var kind = draws.Uniform();
            if (kind < CausalProcess.RepeatSameReason)
            {
                return _told[^1].Reason;
            }

            if (kind < CausalProcess.RepeatSameReason + CausalProcess.RepeatComplains)
            {
                for (var i = 0; i < _weights.Length; i++)
                {
                    _weights[i] = CausalProcess.Reasons[i].Queue == Queue.Complaints ? _weights[i] : 0;
                }
            }
        }

        return draws.Weighted(_weights);
    }

    private static void Survey(ref Interaction interaction, in Consequences after, Draws draws)
    {
        var isDissatisfied = draws.Happens(after.Dissatisfied);
        if (!draws.Happens(isDissatisfied ? after.AnswersIfDissatisfied : after.AnswersOtherwise))
        {
            return;
        }

        var delay = Math.Min(CausalProcess.LongestAnswer, CausalProcess.AnswerMedian * Math.Exp(CausalProcess.AnswerSpread * draws.Normal()));
        interaction.AnsweredAt = interaction.ClosedAt + 1 + (long)delay;
        interaction.Score = isDissatisfied ? 1 + draws.Weighted(CausalProcess.LowScores) : 3 + draws.Weighted(CausalProcess.HighScores);
    }

    private Probabilities AtClosure(in Consequences after, long closedAt)
    {
        var within = _timeline.ActivityAt(closedAt + Horizons.BackSeconds) - _timeline.ActivityAt(closedAt);
        return new Probabilities(
            after.Left,
            after.DissatisfiedAndAnswered / (after.DissatisfiedAndAnswered + after.SatisfiedAndAnswered),
            after.Dissatisfied,
            after.BackWithin(within));
    }
}
