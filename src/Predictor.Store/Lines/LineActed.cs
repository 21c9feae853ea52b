using Predictor.Store.Writing;

namespace Predictor.Store.Lines;

/// <summary>What became of an act.</summary>
public abstract record LineActed
{
    private LineActed()
    {
    }

    /// <param name="Line">As it is now.</param>
    /// <param name="Event">By which it can be undone.</param>
    public sealed record Done(Line Line, LineEvent Event) : LineActed;

    /// <summary>There is no such line.</summary>
    public sealed record Unknown : LineActed;

    /// <summary>Somebody else, or the queue itself, changed the line meanwhile: nothing is written.</summary>
    /// <param name="Line">As it is now.</param>
    /// <param name="Last">What was done to it last; null: it ended or opened by itself.</param>
    public sealed record Conflict(Line Line, LineEvent? Last) : LineActed;

    /// <summary>It makes no sense of this line as it is.</summary>
    /// <param name="Why">A sentence.</param>
    public sealed record Refused(string Why) : LineActed;

    /// <param name="Recorded">Not Yes.</param>
    public sealed record NotWritten(Recorded Recorded) : LineActed;
}
