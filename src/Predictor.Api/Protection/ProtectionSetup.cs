using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Predictor.Api.Recording;
using Predictor.Api.Settings;

namespace Predictor.Api.Protection;

/// <summary>What the service signs or encrypts for a browser, any instance over the same store reads, also after a restart.</summary>
internal static class ProtectionSetup
{
    public static void AddProtection(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Protection").Get<ProtectionSettings>() ?? new ProtectionSettings();
        var protection = builder.Services.AddDataProtection().SetApplicationName("Predictor");
        if (settings.Certificate.Length > 0)
            protection.ProtectKeysWithCertificate(Read(settings, builder.Environment.ContentRootPath));
        builder.Services.AddSingleton<StoredProtectionKeys>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<StoredProtectionKeys, LiveStore>((options, stored, live) =>
        {
            if (live.IsKept)
                options.XmlRepository = stored;
        });
    }

    private static X509Certificate2 Read(ProtectionSettings settings, string contentRoot)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(contentRoot, settings.Certificate), settings.CertificatePassword);
            return certificate.HasPrivateKey ? certificate : throw new SettingsException($"Protection:Certificate: '{settings.Certificate}' holds no private key, expected one: what is encrypted could not be read again.");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Protection:Certificate: found '{settings.Certificate}', expected a PKCS#12 file that Protection:CertificatePassword opens: {fault.Message}", fault);
        }
    }
}
