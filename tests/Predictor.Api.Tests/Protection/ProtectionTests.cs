using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;

namespace Predictor.Api.Tests.Protection;

public sealed class ProtectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-protection-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_one_instance_protects_another_reads_and_so_does_one_that_starts_later()
    {
        string token;
        using (var first = Start())
        {
            using var second = Start();
            token = Protector(first).Protect("a queue's page");
            Assert.Equal("a queue's page", Protector(second).Unprotect(token));
        }

        using var later = Start();
        Assert.Equal("a queue's page", Protector(later).Unprotect(token));
        var keys = await later.Services.GetRequiredService<LiveStore>().Current!.ReadProtectionKeysAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains("<value>", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_certificate_the_keys_are_encrypted_in_the_store()
    {
        using (var rsa = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=predictor", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "protection.pfx"), certificate.Export(X509ContentType.Pfx, "open"), TestContext.Current.CancellationToken);
        }

        var settings = ((string, string)[])[("Protection:Certificate", Path.Combine(_folder.FullName, "protection.pfx")), ("Protection:CertificatePassword", "open")];
        string token;
        using (var first = Start(settings))
        {
            token = Protector(first).Protect("a queue's page");
        }

        using var later = Start(settings);
        Assert.Equal("a queue's page", Protector(later).Unprotect(token));
        var key = Assert.Single(await later.Services.GetRequiredService<LiveStore>().Current!.ReadProtectionKeysAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("<value>", key, StringComparison.Ordinal);
        Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
    }

    private Service Start(params (string Name, string Value)[] settings) => new(
        "Production", settings.Append(("Store:Connection", $"Data Source={Path.Combine(_folder.FullName, "store.db")}")).ToDictionary(each => each.Item1, each => each.Item2));

    private static IDataProtector Protector(Service service) => service.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
