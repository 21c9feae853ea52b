using Predictor.Store.Records;

namespace Predictor.Desk.Cases;

/// <summary>One of a customer's cases in the history.</summary>
/// <param name="Interaction">As far as it is known.</param>
/// <param name="Queue">Where it was handled; null: not said, as all below.</param>
/// <param name="Channel">By which it came.</param>
/// <param name="Reason">What it is about.</param>
/// <param name="WaitSeconds">Of the customer.</param>
/// <param name="Team">That handled it.</param>
/// <param name="Agent">Who handled it; null too where pages do not name agents.</param>
/// <param name="Survey">The earliest; null: none was answered.</param>
/// <param name="Arrival">Probability of the value outcome; null: not scored then.</param>
/// <param name="Closure">Likewise.</param>
public sealed record ContactRow(
    Interaction Interaction, string? Queue, string? Channel, string? Reason, double? WaitSeconds, string? Team, string? Agent, Survey? Survey, double? Arrival, double? Closure)
{
    public DateTimeOffset OpenedAt => DateTimeOffset.FromUnixTimeSeconds(Interaction.OpenedAt!.Value);
}
