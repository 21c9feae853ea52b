using Predictor.Desk;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>Whether chance holds the customer of a request out: the decision of the desk's queue and plans, by the policy of the model that scores.</summary>
internal static class HoldOutMark
{
    /// <returns>Null: nobody is held out, nobody is known, or he asked to be contacted.</returns>
    public static bool? Of(ScoreRequest request, LiveModel live, DeskColumns columns)
    {
        if (live.Policy.HoldOut is not { } holdOut)
            return null;
        var asked = columns.AskedForContact is { } name ? live.Model.Encoder.Find(name) : -1;
        return holdOut.Arm(request.CustomerId, asked >= 0 && request.Row[asked] == 1);
    }
}
