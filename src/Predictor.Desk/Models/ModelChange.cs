using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>A change of what answers or scores in the shadow, to be confirmed.</summary>
/// <param name="Verb">Which.</param>
/// <param name="Model">Its name.</param>
/// <param name="Version">That shall answer, or score in the shadow, or no more.</param>
/// <param name="Live">What answers and scores in the shadow now; null: nothing does.</param>
/// <param name="Finding">What the gate says; null: it is asked of publishing alone.</param>
public sealed record ModelChange(ChangeVerb Verb, string Model, int Version, LiveVersions? Live, GateFinding? Finding = null)
{
    public int? Champion => Live?.Champion;

    public string Path => $"/models/{Uri.EscapeDataString(Model)}";
}
