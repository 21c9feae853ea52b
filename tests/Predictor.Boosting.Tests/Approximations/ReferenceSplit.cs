namespace Predictor.Boosting.Tests.Approximations;

/// <summary>A split found.</summary>
/// <param name="Column">Tested.</param>
/// <param name="Gain">As the learner's.</param>
/// <param name="GoesLeft">By bin.</param>
internal sealed record ReferenceSplit(int Column, double Gain, bool[] GoesLeft);
