using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Scoring;

/// <summary>A row into an answer: the one path that the service, the command line and the desk share.</summary>
public sealed class CaseScorer(Model model, Policy policy)
{
    public Model Model => model;

    public Policy Policy => policy;

    /// <summary>Scores every outcome predicted at the moment, in the model's order.</summary>
    /// <param name="row">From <see cref="Model.Encoder"/>.</param>
    /// <param name="moment">Which forests.</param>
    /// <param name="value">The customer's value; null: the policy's.</param>
    /// <param name="reasons">How many reasons at most, strongest first; 0: none are computed.</param>
    public CaseScore Score(ReadOnlySpan<float> row, Moment moment, double? value, int reasons) => throw new NotImplementedException();
}
