using Predictor.Models.Policies;

namespace Predictor.Api.Tests.Pages.Today;

/// <summary>A policy of the model "tiny" with actions: a call of 8 minutes that earns most for whoever is worth little, a visit of 15 for whoever is worth much.</summary>
internal static class ActionsPolicy
{
    /// <summary>Before the service starts.</summary>
    public static void Write(Service service, HoldOut? holdOut = null)
    {
        var policy = service.Registry.ReadPolicy(service.Registry.Open("tiny@1"));
        PolicyFile.Write(Path.Combine(service.Registry.Folder, "tiny", "policy.json"), policy with
        {
            Version = 2,
            Actions = [new SuggestedAction("call", "Call back", 5, 0, 0.1, 8), new SuggestedAction("visit", "Visit", 100, 0, 0.3, 15)],
            HoldOut = holdOut,
        });
    }
}
