namespace Predictor.Api.Protection;

/// <summary>Settings <c>Protection</c>: of the keys by which the service signs and encrypts what it gives to browsers.</summary>
public sealed record ProtectionSettings
{
    /// <summary>A PKCS#12 file with a private key, relative to the content root; with it those keys are encrypted in the store. Empty: they are not.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>Opens the file.</summary>
    public string? CertificatePassword { get; init; }
}
