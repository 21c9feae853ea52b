using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>
/// Outcomes that a model lacks at a moment at which its schema says that they are predicted; and all of them at arrival, where it has none there and those of closure
/// need what is known only then. Each is answered by its forest of the other moment, if that tests only what is known at the moment, else by its base rate.
/// </summary>
internal static class MomentGaps
{
    /// <returns>The model itself where it has no gap.</returns>
    public static (Model Whole, IReadOnlyList<Shortfall> Shortfalls) Fill(Model model)
    {
        var lacksArrival = model.Outcomes.All(outcome => outcome.Moment == Moment.Closure) && model.Outcomes.Any(outcome => !IsUsable(model, outcome, Moment.Arrival));
        var outcomes = new List<OutcomeModel>();
        var shortfalls = new List<Shortfall>();
        foreach (var outcome in model.Schema.Outcomes)
        {
            foreach (var moment in (Moment[])[Moment.Arrival, Moment.Closure])
            {
                if (Find(model, outcome, moment) is { } found)
                {
                    outcomes.Add(found);
                }
                else if ((outcome.Moments.Contains(moment) || (lacksArrival && moment == Moment.Arrival)) && Find(model, outcome, Other(moment)) is { } other)
                {
                    var isUsable = IsUsable(model, other, moment);
                    outcomes.Add(isUsable ? other with { Moment = moment } : BaseRates.Of(other, moment, model.Encoder.Width));
                    shortfalls.Add(new Shortfall(
                        Shortfall.MomentNotModelled,
                        $"'{outcome.Name}' is not modelled at {ManifestJson.Name(moment)}; {(isUsable ? $"its model of {ManifestJson.Name(other.Moment)}" : "its base rate")} answers.",
                        moment));
                }
            }
        }

        return shortfalls.Count == 0 ? (model, []) : (model.WithOutcomes(outcomes), shortfalls);
    }

    private static OutcomeModel? Find(Model model, Outcome outcome, Moment moment) =>
        model.Outcomes.FirstOrDefault(each => each.Outcome.Name == outcome.Name && each.Moment == moment);

    private static bool IsUsable(Model model, OutcomeModel outcome, Moment moment) =>
        outcome.Forest.UsedFeatures.All(column => model.Schema.FeatureColumns[column].KnownAt <= moment);

    private static Moment Other(Moment moment) => moment == Moment.Arrival ? Moment.Closure : Moment.Arrival;
}
