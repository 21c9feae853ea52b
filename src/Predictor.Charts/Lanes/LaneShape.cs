namespace Predictor.Charts.Lanes;

/// <summary>What a mark of a lane looks like: told apart without colour.</summary>
public enum LaneShape
{
    /// <summary>A filled disc.</summary>
    Disc,

    /// <summary>A ring.</summary>
    Ring,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled diamond.</summary>
    Diamond,
}
