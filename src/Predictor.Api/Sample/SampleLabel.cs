using Microsoft.Extensions.Options;
using Predictor.Models.Bundles;

namespace Predictor.Api.Sample;

/// <summary>Which models learned from the fictional centre.</summary>
internal sealed class SampleLabel(IOptions<SampleSettings> settings)
{
    public bool IsSample(Model model) => model.Name == settings.Value.Model;
}
