namespace Predictor.Store.Writing;

/// <summary>What became of a write.</summary>
public enum Recorded
{
    /// <summary>Committed: it is on disk.</summary>
    Yes,

    /// <summary>Not written: more came than the store takes, and the queue is full.</summary>
    QueueFull,

    /// <summary>Not written: the database does not answer, is busy or full, or the service is stopping.</summary>
    Unavailable,
}
