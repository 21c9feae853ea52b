using Predictor.Cases;

namespace Predictor.Training.Comparing;

/// <summary>What is compared: a version, or predictions that came from elsewhere.</summary>
internal interface IComparedSide
{
    /// <summary>Null where it says nothing of the outcome at the moment.</summary>
    /// <exception cref="DataException">Which cases it has not seen was asked for and cannot be told.</exception>
    ScoredCases? Score(string outcome, Moment moment);
}
