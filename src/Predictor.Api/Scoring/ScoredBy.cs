using Predictor.Api.Errors;
using Predictor.Api.Settings;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>The live model of a name, or why there is none.</summary>
internal sealed class ScoredBy(LiveModels models, ModelRegistry registry, DefaultModel standard)
{
    /// <returns>Null: one of the two says why.</returns>
    public LiveModel? Find(string name, out ModelUnknown? unknown, out ModelNotLive? notLive)
    {
        (unknown, notLive) = (null, null);
        if (models.Find(name) is { } live)
            return live;
        if (name == standard.Name || registry.Names().Contains(name))
            notLive = new ModelNotLive(name, models.Problem(name));
        else
            unknown = new ModelUnknown(name);
        return null;
    }
}
