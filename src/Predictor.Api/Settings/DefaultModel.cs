using Microsoft.Extensions.Options;
using Predictor.Models.Registry;

namespace Predictor.Api.Settings;

/// <summary>The model that answers where the path names none.</summary>
public sealed class DefaultModel(IOptions<ModelSettings> settings, LiveModels models)
{
    public string Name => settings.Value.Default;

    /// <summary>Null while it is not live.</summary>
    public LiveModel? Live => models.Find(Name);
}
