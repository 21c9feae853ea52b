using System.Text.Json;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Api.Tests.Models;

/// <summary>What a test does to the models folder of a service that runs.</summary>
internal static class LiveService
{
    /// <summary>Until the service says so of a model; what it follows is followed within a second, but no test measures it.</summary>
    public static async Task UntilAsync(this Service service, string name, Func<JsonElement, bool> isSo)
    {
        for (var attempt = 0; attempt < 1_200; attempt++)
        {
            using var response = await service.Client.GetAsync($"/v1/models/{name}", TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode && isSo(Service.Json(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))))
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{name} did not become so within a minute.");
    }

    public static Task UntilVersionAsync(this Service service, string name, int version) => service.UntilAsync(name, model => model.GetProperty("version").GetInt32() == version);

    /// <summary>Version and policy number go together: the policy's highest band starts where nothing reaches it, and carries the number.</summary>
    public static void WritePolicy(this Service service, string name, int version)
    {
        var policy = service.Registry.ReadPolicy(service.Registry.Open($"{name}@1"));
        PolicyFile.Write(Path.Combine(service.Registry.Folder, name, "policy.json"), policy with
        {
            Version = version,
            CustomerValue = version,
        });
    }

    /// <summary>The text of a file of a version is cut in half, and the file's time says so.</summary>
    public static void Break(this Service service, string name, int version, string file)
    {
        var path = Path.Combine(service.Registry.Folder, name, $"{version}", file);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
    }

    public static void Challenge(this Service service, string name, int version) => service.Registry.Challenge(name, version, DateTimeOffset.UnixEpoch, "for the test");

    public static LiveVersions Publish(this Service service, string name, int version) =>
        service.Registry.Publish(name, version, DateTimeOffset.UnixEpoch, "for the test", PublishingGate.Forced);
}
