namespace Predictor.Training.Sample.Process;

/// <summary>The chances decided at a closing (at the opening, if it is never closed).</summary>
internal readonly struct Consequences
{
    /// <summary>Leaves within 30 days of the opening, making no further contact.</summary>
    public double Left { get; init; }

    /// <summary>Given staying: a repeat is due, its delay exponential.</summary>
    public double Repeats { get; init; }

    /// <summary>Given staying: contacts at random, a day of average activity.</summary>
    public double ContactRate { get; init; }

    public double Dissatisfied { get; init; }

    public double AnswersIfDissatisfied { get; init; }

    public double AnswersOtherwise { get; init; }

    /// <summary>Chance of a next contact within some activity after the closing: it stays, and the earlier of a repeat and a contact at random is in time.</summary>
    /// <param name="activity">Seconds of average activity.</param>
    public double BackWithin(double activity)
    {
        var days = activity / Timeline.Day;
        var neither = Math.Exp(-ContactRate * days) * (1 - Repeats + (Repeats * Math.Exp(-days / CausalProcess.RepeatDays)));
        return (1 - Left) * (1 - neither);
    }

    /// <summary>Joint with a survey being answered.</summary>
    public double DissatisfiedAndAnswered => Dissatisfied * AnswersIfDissatisfied;

    public double SatisfiedAndAnswered => (1 - Dissatisfied) * AnswersOtherwise;
}
