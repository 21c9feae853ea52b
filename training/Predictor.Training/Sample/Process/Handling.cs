namespace Predictor.Training.Sample.Process;

/// <summary>What happened to a contact between its opening and its closing.</summary>
internal struct Handling
{
    /// <summary>False: never closed; then the rest is unknown, but for <see cref="Agent"/>.</summary>
    public bool IsClosed;

    public short Agent;

    /// <summary>Whether the export names the agent.</summary>
    public bool HasAgent;

    /// <summary>Seconds; below 0: the channel has no wait.</summary>
    public int Wait;

    /// <summary>Seconds; below 0: not recorded.</summary>
    public int Handle;

    /// <summary>ln of the handle time over what is expected for such a case; 0 where not recorded, which so counts as handled as expected.</summary>
    public double LnPace;

    public int Holds;

    /// <summary>Seconds, all holds together.</summary>
    public int Hold;

    public int Transfers;

    public bool IsResolved;

    public int Reopenings;

    /// <summary>Seconds from the opening to the last closing.</summary>
    public int Duration;
}
