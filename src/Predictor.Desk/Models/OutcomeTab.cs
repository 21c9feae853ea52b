using Predictor.Cases;
using Predictor.Desk.Words;
using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>An outcome at a moment: what the page speaks of at a time.</summary>
/// <param name="Outcome">Of the schema.</param>
/// <param name="Moment">At which it is predicted.</param>
public sealed record OutcomeTab(Outcome Outcome, Moment Moment)
{
    /// <summary>"Leaves within 30 days, at closure".</summary>
    public string Words => DeskText.Of("models.outcomeAt", Figures.Sentence(Outcome.Words), At(Moment));

    /// <summary>For an address.</summary>
    public string Query => $"outcome={Uri.EscapeDataString(Outcome.Name)}&moment={(Moment == Moment.Arrival ? "arrival" : "closure")}";

    public static string At(Moment moment) => DeskText.Of(moment == Moment.Arrival ? "models.atArrival" : "models.atClosure");

    public bool Is(string outcome, Moment moment) => Outcome.Name == outcome && Moment == moment;

    public SummarisedOutcome? Of(VersionSummary? version) => version?.Outcomes.FirstOrDefault(each => Is(each.Outcome.Name, each.Moment));
}
