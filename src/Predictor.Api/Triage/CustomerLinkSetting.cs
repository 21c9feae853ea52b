using Predictor.Api.Settings;
using Predictor.Desk;

namespace Predictor.Api.Triage;

/// <summary>Setting <c>Desk:CustomerLink</c>, read once at the start.</summary>
internal static class CustomerLinkSetting
{
    /// <exception cref="SettingsException">It is no template of an address.</exception>
    public static CustomerLink Of(IConfiguration configuration)
    {
        try
        {
            return CustomerLink.Of(configuration["Desk:CustomerLink"] ?? "");
        }
        catch (FormatException mistake)
        {
            throw new SettingsException($"Desk:CustomerLink: {mistake.Message}", mistake);
        }
    }
}
