namespace Predictor.Desk.Models;

/// <summary>What a version is to the service now.</summary>
public enum VersionState
{
    /// <summary>Neither answered nor scored in the shadow so far.</summary>
    Unpublished,

    /// <summary>Answered once, and no longer does.</summary>
    Earlier,

    /// <summary>Scores in the shadow.</summary>
    Challenger,

    /// <summary>Answers.</summary>
    Live,
}
