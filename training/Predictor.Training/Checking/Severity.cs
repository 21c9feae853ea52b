namespace Predictor.Training.Checking;

/// <summary>How much a finding matters, the gravest first.</summary>
internal enum Severity
{
    /// <summary>What is trained would be worth nothing, or not what its figures say: `train` refuses.</summary>
    Error,

    /// <summary>Probably wrong; somebody who knows the data should look.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Note,
}
