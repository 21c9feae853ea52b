using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Predictor.Api.Security;
using Predictor.Api.Settings;

namespace Predictor.Api.Tests.Security;

public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Walks the document, so that a new endpoint is covered by itself.</summary>
    [Fact]
    public async Task Every_endpoint_that_takes_a_body_refuses_one_too_large_or_nested_too_deep()
    {
        using var service = new Service();
        var document = Service.Json(await service.Client.GetStringAsync("/openapi/v1.json", Cancellation));
        var paths = document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.EnumerateObject().Any(operation => operation.Name is "post" or "put" or "patch"))
            .Select(path => path.Name.Replace("{name}", "tiny", StringComparison.Ordinal).Replace("{version}", "1", StringComparison.Ordinal))
            .ToArray();
        Assert.Contains("/v1/score", paths);
        var faults = new List<string>();
        foreach (var path in paths)
        {
            var isBatch = path.EndsWith("/batch", StringComparison.Ordinal);
            using var nested = await service.PostAsync(path, [.. "{\"features\":"u8, .. Enumerable.Repeat((byte)'[', 500), .. Enumerable.Repeat((byte)']', 500), (byte)'}']);
            Expect(path, "nested", 400, isBatch ? await LineStatusAsync(nested) : (int)nested.StatusCode);
            if (isBatch)
            {
                using var large = await service.PostAsync(path, [.. "{\"features\":{\"visits\":\""u8, .. Enumerable.Repeat((byte)'x', Limits.Body), .. "\"}}"u8]);
                Expect(path, "large line", 413, await LineStatusAsync(large));
            }
            else
            {
                Expect(path, "large", 413, await AnnounceAsync(service, path, 17 * 1024 * 1024));
            }
        }

        Assert.Empty(faults);

        void Expect(string path, string what, int expected, int status)
        {
            if (status != expected)
                faults.Add($"{path} answers a {what} body with {status}, expected {expected}");
        }
    }

    [Fact]
    public async Task Of_a_request_so_many_objects_are_read_and_the_others_are_named()
    {
        using var service = new Service();
        var body = new StringBuilder("[");
        for (var i = 0; i <= 100_000; i++)
        {
            body.Append(i == 0 ? "" : ",").Append(i == 5 ? """{"caseId":"c","answeredAt":"2026-06-01","score":1}""" : "{}");
        }

        var answer = await service.ScoreAsync(body.Append(']').ToString(), "/v1/surveys");

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.True(answer.GetProperty("errors").TryGetProperty("100001", out var error));
        Assert.Contains("100000 objects", error[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{\"features\":")]
    [InlineData("POST /v1/interactions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")]
    [InlineData("POST /v1/score/batch HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{\"features\":")]
    [InlineData("POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Le")]
    public async Task Who_sends_too_slowly_is_cut_off(string begun)
    {
        using var service = new Service("Development", new Dictionary<string, string> { ["Limits:GraceSeconds"] = "2", ["Limits:HeaderSeconds"] = "1" });
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Client.BaseAddress!.Host, service.Client.BaseAddress.Port, Cancellation);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begun), Cancellation);

        // Until the service ends it: all that it says, or nothing.
        using var said = new MemoryStream();
        try
        {
            await stream.CopyToAsync(said, Cancellation);
        }
        catch (IOException)
        {
            // The connection was reset.
        }

        var text = Encoding.UTF8.GetString(said.ToArray());
        Assert.True(text.Length == 0 || text.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), text);
        Assert.Equal(200, (int)(await service.Client.GetAsync("/health/live", Cancellation)).StatusCode);
    }

    [Fact]
    public void All_mistakes_of_the_limits_are_reported_together()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Limits:RequestsPerSecond"] = "-1", ["Limits:GraceSeconds"] = "1" }).Build();

        var error = Assert.Throws<SettingsException>(() => LimitSettings.Of(configuration));

        Assert.Contains("Limits:RequestsPerSecond: found -1, expected 0 or more.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Limits:GraceSeconds: found 1, expected 2 or more.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A batch answers by line.</summary>
    private static async Task<int> LineStatusAsync(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation)).GetProperty("status").GetInt32();

    /// <summary>Says that a body of so many bytes will come, and waits for the answer before it sends any.</summary>
    private static async Task<int> AnnounceAsync(Service service, string path, int length)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Client.BaseAddress!.Host, service.Client.BaseAddress.Port, Cancellation);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"), Cancellation);
        var status = new byte["HTTP/1.1 413".Length];
        await stream.ReadExactlyAsync(status, Cancellation);
        return int.Parse(Encoding.ASCII.GetString(status)[^3..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
