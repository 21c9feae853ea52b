using Predictor.Api.Settings;

namespace Predictor.Api.Users;

/// <summary>Settings <c>Desk</c>.</summary>
public sealed record DeskSettings
{
    /// <summary>Under which people reach the service, for links that are printed: "https://desk.example". Empty: the first of the addresses at which it listens.</summary>
    public string Address { get; init; } = "";

    /// <param name="listening">Addresses at which it listens, parted by semicolons.</param>
    /// <returns>Without a slash at the end.</returns>
    internal string AddressOr(string? listening) => (Address.Length > 0 ? Address : listening?.Split(';')[0] ?? "").TrimEnd('/');

    /// <exception cref="SettingsException">It is no address.</exception>
    internal static DeskSettings Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Desk").Get<DeskSettings>() ?? new DeskSettings();
        return settings.Address.Length == 0 || Uri.TryCreate(settings.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? settings
            : throw new SettingsException($"Desk:Address: found '{settings.Address}', expected an address such as https://desk.example.");
    }
}
