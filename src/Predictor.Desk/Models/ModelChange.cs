using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>A change of what answers, to be confirmed.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Version">That shall answer.</param>
/// <param name="Champion">That answers now; null: none does.</param>
/// <param name="Finding">What the gate says; null: it is not asked, of a rollback.</param>
public sealed record ModelChange(string Model, int Version, int? Champion, GateFinding? Finding)
{
    public bool IsRollback => Finding is null;

    public string Path => $"/models/{Uri.EscapeDataString(Model)}";
}
