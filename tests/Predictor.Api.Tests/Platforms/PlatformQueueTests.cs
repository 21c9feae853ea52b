using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Models.Policies;

namespace Predictor.Api.Tests.Platforms;

/// <summary>A platform that only tells of its contacts fills the desk's queue.</summary>
public sealed class PlatformQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_event_that_closes_a_case_puts_its_customer_into_the_queue_once()
    {
        var time = new ShiftedTime { Shift = new DateTimeOffset(2026, 6, 29, 12, 0, 0, TimeSpan.Zero) - DateTimeOffset.UtcNow };
        using var service = new Service("Development", null, services => services.AddSingleton<TimeProvider>(time), AllAtRisk);

        await SendAsync("genesys-conversation-open.json");
        Assert.Equal(0, (await CasesAsync()).GetArrayLength());
        await SendAsync("genesys-conversation.json");
        await SendAsync("genesys-conversation.json");

        var line = Assert.Single((await CasesAsync()).EnumerateArray());
        Assert.Equal(
            ("C00000012", "a1f0c2de-5b1e-4f66-9d0a-2f3b7c1d9e10", "closure", "2026-06-29T09:31:47Z"),
            (Text("customerId"), Text("caseId"), Text("moment"), Text("scoredAt")));
        Assert.Contains("C00000012", await service.Client.GetStringAsync("/queue", Cancellation), StringComparison.Ordinal);

        string? Text(string name) => line.GetProperty(name).GetString();

        async Task<System.Text.Json.JsonElement> CasesAsync() => Service.Json(await service.Client.GetStringAsync("/v1/cases", Cancellation)).GetProperty("cases");

        async Task SendAsync(string fixture)
        {
            using var content = new StringContent(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Platforms", "Fixtures", fixture), Cancellation), Encoding.UTF8, "application/json");
            using var response = await service.Client.PostAsync("/v1/interactions?map=genesys-cloud", content, Cancellation);
            Assert.True(response.IsSuccessStatusCode);
        }
    }

    /// <summary>The events say nothing that the tiny model knows: whatever it says of them is to be a risk.</summary>
    private static void AllAtRisk(Service service)
    {
        var policy = service.Registry.ReadPolicy(service.Registry.Open("tiny@1"));
        PolicyFile.Write(Path.Combine(service.Registry.Folder, "tiny", "policy.json"), policy with
        {
            Bands = [.. policy.Bands.Select((band, place) => band with { From = new Dictionary<string, double> { ["*"] = (policy.Bands.Count - 1 - place) * 1e-6 } })],
        });
    }
}
