using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Training.Reading;

/// <summary>The policy a model is scored with: the one that lies beside it, as the service uses it.</summary>
internal static class ModelPolicy
{
    /// <param name="model">As opened.</param>
    /// <param name="reference">By what it was opened: a name, or the folder of a version (models/NAME/VERSION).</param>
    /// <param name="registry">Where names are looked up.</param>
    public static Policy Of(Model model, string reference, ModelRegistry registry)
    {
        var models = IsPath(reference) ? Path.GetFullPath(Path.Combine(reference, "..", "..")) : registry.Folder;
        return new ModelRegistry(models).ReadPolicy(model);
    }

    /// <summary>Whether a reference is the folder of a version, and no name.</summary>
    public static bool IsPath(string reference) => reference.StartsWith('.') || reference.AsSpan().IndexOfAny('/', '\\') >= 0;
}
