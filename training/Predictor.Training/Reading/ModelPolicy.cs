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
        var isPath = reference.StartsWith('.') || reference.AsSpan().IndexOfAny('/', '\\') >= 0;
        var models = isPath ? Path.GetFullPath(Path.Combine(reference, "..", "..")) : registry.Folder;
        return new ModelRegistry(models).ReadPolicy(model);
    }
}
