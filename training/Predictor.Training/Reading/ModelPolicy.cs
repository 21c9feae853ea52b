using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Training.Reading;

/// <summary>The policy a model is scored with: the one beside it, as the service uses it.</summary>
internal static class ModelPolicy
{
    public static Policy Of(Model model, string reference, ModelRegistry registry)
    {
        var folder = Directory.Exists(reference) && File.Exists(Path.Combine(reference, "manifest.json"))
            ? Path.GetDirectoryName(Path.GetFullPath(Path.TrimEndingDirectorySeparator(reference)))!
            : Path.Combine(registry.Folder, model.Name);
        var path = Path.Combine(folder, "policy.json");
        return File.Exists(path) ? PolicyFile.Read(path) : PolicyFile.Default(model);
    }
}
