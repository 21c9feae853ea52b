using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Predictor.Api.Tests.Scoring.Batch;

public sealed class BatchTests(Service service) : IClassFixture<Service>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_is_answered_in_order_as_it_would_be_alone()
    {
        var random = new Random(3);
        string[] lines = [.. Enumerable.Range(0, 1_500).Select(i =>
            $$$"""{"caseId":"b{{{i}}}","asOf":"2026-01-01T{{{i % 24:00}}}:00:00Z","features":{"visits":{{{random.Next(5)}}},"queueing":{{{random.Next(900)}}},"topic":"billing"}}""")];

        var answers = await Answers(string.Join('\n', lines), "/v1/score/batch?record=none&reasons=1");

        Assert.Equal(lines.Length, answers.Length);
        Assert.Equal(Enumerable.Range(0, lines.Length).Select(i => $"b{i}"), answers.Select(answer => answer.GetProperty("caseId").GetString()));
        for (var i = 0; i < lines.Length; i += 150)
        {
            Assert.Equal((await service.ScoreAsync(lines[i], "/v1/score?record=none&reasons=1")).GetRawText(), answers[i].GetRawText());
        }
    }

    [Fact]
    public async Task A_bad_line_is_an_error_line_in_its_place()
    {
        var answers = await Answers(
            $$$"""
            {"caseId":"a","features":{}}
            nonsense

            {"caseId":"b"}
            {"caseId":"c","features":{"visits":"{{{new string('x', 1024 * 1024)}}}"}}
            {"caseId":"d","features":{}}
            """,
            "/v1/score/batch?record=none");

        Assert.Equal([null, 2, 4, 5, null], answers.Select(answer => answer.TryGetProperty("line", out var line) ? line.GetInt32() : (int?)null));
        Assert.Equal([400, 400, 413], answers.Where(answer => answer.TryGetProperty("status", out _)).Select(answer => answer.GetProperty("status").GetInt32()));
        Assert.Equal("features", Assert.Single(answers[2].GetProperty("errors").EnumerateObject()).Name);
        Assert.Equal("d", answers[4].GetProperty("caseId").GetString());
    }

    [Fact]
    public async Task Answers_come_while_lines_are_still_sent()
    {
        // A plain socket: HttpClient reads no HTTP/1.1 answer before it has sent the whole body.
        using var client = new TcpClient();
        await client.ConnectAsync(service.Client.BaseAddress!.Host, service.Client.BaseAddress.Port, Cancellation);
        await using var stream = client.GetStream();
        await Send(stream, "POST /v1/score/batch?record=none HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        using var answers = new StreamReader(stream);
        for (var i = 0; i < 3; i++)
        {
            var line = $"{{\"caseId\":\"{i}\",\"features\":{{}}}}\n";
            await Send(stream, $"{line.Length:x}\r\n{line}\r\n");

            string? read;
            while ((read = await answers.ReadLineAsync(Cancellation)) is not null && !read.StartsWith('{'))
            {
                // Headers and the lengths of chunks.
            }

            Assert.Equal($"{i}", Service.Json(read!).GetProperty("caseId").GetString());
        }

        await Send(stream, "0\r\n\r\n");
        Assert.Contains("0", (await answers.ReadLineAsync(Cancellation))! + await answers.ReadLineAsync(Cancellation) + await answers.ReadLineAsync(Cancellation), StringComparison.Ordinal);
    }

    private static ValueTask Send(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);

    [Fact]
    public async Task A_batchs_answers_are_on_disk_and_can_be_read_again()
    {
        var answers = await Answers("""
            {"caseId":"disk-1","asOf":"2026-01-01T00:00:00Z","features":{"visits":1}}
            {"caseId":"disk-2","asOf":"2026-01-01T00:00:00Z","features":{"visits":2}}
            """, "/v1/score/batch");

        Assert.All(answers, answer => Assert.True(answer.GetProperty("recorded").GetBoolean()));
        var kept = Service.Json(await service.Client.GetStringAsync("/v1/scores/disk-2", Cancellation));
        Assert.Equal(answers[1].GetRawText(), Assert.Single(kept.GetProperty("scores").EnumerateArray()).GetRawText());
        using var unknown = await service.Client.GetAsync("/v1/scores/never-scored", Cancellation);
        await Service.ProblemAsync(unknown, 404);
    }

    [Fact]
    public async Task Without_a_line_nothing_is_answered_and_a_wrong_query_is_refused_before_any()
    {
        Assert.Empty(await Answers("\n\n", "/v1/score/batch"));
        await service.RefusedAsync(400, "{}", "/v1/score/batch?reasons=some");
        await service.RefusedAsync(404, "{}", "/v1/models/nobody/score/batch");
    }

    private async Task<JsonElement[]> Answers(string body, string path)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/x-ndjson");
        using var response = await service.Client.PostAsync(path, content, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        return [.. (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Service.Json)];
    }
}
