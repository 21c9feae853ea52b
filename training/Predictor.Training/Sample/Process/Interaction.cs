namespace Predictor.Training.Sample.Process;

/// <summary>One contact as it went, and its probabilities. Written up to the end of observation only.</summary>
internal struct Interaction
{
    public int Customer;

    /// <summary>The how-manieth contact of the customer, from 0.</summary>
    public int Sequence;

    public long OpenedAt;
    public Channel Channel;
    public short Reason;
    public Handling Handling;

    /// <summary>Null where no survey is answered.</summary>
    public long? AnsweredAt;

    /// <summary>1 to 5.</summary>
    public int Score;

    public Probabilities AtArrival;
    public Probabilities AtClosure;

    /// <summary>The opening itself where it is never closed.</summary>
    public readonly long ClosedAt => OpenedAt + Handling.Duration;

    public readonly bool IsClosedInPeriod => Handling.IsClosed && ClosedAt <= Timeline.End;
}
