namespace Predictor.Desk.Models;

/// <summary>What of a model's versions is changed. In small letters it is the last part of the address.</summary>
public enum ChangeVerb
{
    /// <summary>A version answers, where the gate is open to it.</summary>
    Publish,

    /// <summary>A version that answered before answers again.</summary>
    Rollback,

    /// <summary>A version scores in the shadow.</summary>
    Challenge,

    /// <summary>The version that scores in the shadow does so no more.</summary>
    Withdraw,
}
