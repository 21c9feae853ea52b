using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Registry;

/// <summary>
/// What answers where a service starts and finds that the champion or its policy cannot be read: the champion under a default policy, else the nearest champion before
/// it, else base rates. A version that was never published does not answer.
/// </summary>
internal static class Stopgap
{
    /// <returns>Null where nothing at all can be read of the name.</returns>
    public static LiveModel? Find(ModelRegistry registry, string name)
    {
        if (Try(() => registry.Live(name)) is not { } live)
        {
            return null;
        }

        int[] line = [.. live.Line().Reverse().Distinct()];
        return line.Select(version => Of(registry, live, Try(() => registry.ReadVersion(name, version)), false)).FirstOrDefault(found => found is not null)
            ?? line.Select(version => Of(registry, live, Try(() => BaseRates.Read(registry.PathTo(name, version))), true)).FirstOrDefault(found => found is not null);
    }

    private static LiveModel? Of(ModelRegistry registry, LiveVersions live, Model? model, bool isBaseRates)
    {
        if (model is null)
        {
            return null;
        }

        var shortfalls = new List<Shortfall>();
        if (isBaseRates)
        {
            shortfalls.Add(new Shortfall(Shortfall.BaseRate, $"No version that answered can be read; the base rates of version {model.Version} answer.", null));
        }
        else if (model.Version != live.Champion)
        {
            shortfalls.Add(new Shortfall(Shortfall.EarlierVersion, $"Version {live.Champion} cannot be read; version {model.Version}, a champion before it, answers.", null));
        }

        if (Try(() => LiveModel.Of(model, registry.ReadPolicy(model))) is not { } found)
        {
            shortfalls.Add(new Shortfall(Shortfall.DefaultPolicy, "The policy cannot be read; bands follow from base rates, and no action is suggested.", null));
            found = LiveModel.Of(model, PolicyFile.Default(model));
        }

        return found with { Shortfalls = [.. shortfalls, .. found.Shortfalls], IsStopgap = true };
    }

    /// <summary>Null where it cannot be read: what is wrong is reported by whoever looks for a stopgap.</summary>
    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is BundleException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
