using System.Globalization;
using Predictor.Api.Errors;
using Predictor.Api.Settings;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>The live model of a name, or the version that was asked for; else why there is none.</summary>
internal sealed class ScoredBy(LiveModels models, ModelRegistry registry, VersionCache versions, DefaultModel standard)
{
    /// <param name="name">From the path, or the default's.</param>
    /// <param name="version">Null: the one that is live.</param>
    /// <param name="unknown">There is no such model or version.</param>
    /// <param name="notLive">There is, and it cannot be used.</param>
    /// <returns>Null: one of the two says why.</returns>
    public LiveModel? Find(string name, int? version, out ModelUnknown? unknown, out ModelNotLive? notLive)
    {
        (unknown, notLive) = (null, null);
        var live = models.Find(name);
        if (version is { } number && (live is not null || registry.Names().Contains(name)))
            return Find(name, number, live, out unknown, out notLive);
        if (live is not null)
            return live;
        if (name == standard.Name || registry.Names().Contains(name))
            notLive = new ModelNotLive(name, models.Problem(name));
        else
            unknown = new ModelUnknown(name);
        return null;
    }

    private LiveModel? Find(string name, int version, LiveModel? live, out ModelUnknown? unknown, out ModelNotLive? notLive)
    {
        (unknown, notLive) = (null, null);
        try
        {
            if (versions.Find(name, version, live) is { } found)
                return found;
            unknown = new ModelUnknown(name, version.ToString(CultureInfo.InvariantCulture));
        }
        catch (BundleException problem)
        {
            notLive = new ModelNotLive(name, problem.Message);
        }

        return null;
    }
}
