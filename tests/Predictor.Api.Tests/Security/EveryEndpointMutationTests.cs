using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Predictor.Tests.Fuzzing;

namespace Predictor.Api.Tests.Security;

/// <summary>A short run of what the benchmarks' <c>fuzz</c> does a million times: requests to every endpoint, each wrong in some places.</summary>
public sealed partial class EveryEndpointMutationTests(Service service) : IClassFixture<Service>
{
    private const int Requests = 4_000;

    [Fact]
    public async Task No_request_is_answered_with_a_failure_of_the_service()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var requests = new EndpointRequests(JsonElement.Parse(await service.Client.GetStringAsync("/openapi/v1.json", cancellation)), seed: 20260702, await FormTokenAsync(cancellation));
        Assert.Superset(new HashSet<string> { "POST /v1/score", "POST /v1/cases/{id}/assign", "POST /queue/act" }, requests.Endpoints.ToHashSet());
        var statuses = new SortedDictionary<int, int>();
        for (var i = 0; i < Requests; i++)
        {
            using var request = requests.Next();
            using var response = await service.Client.SendAsync(request, cancellation);
            var status = (int)response.StatusCode;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            Assert.True(
                status < 500 || (status == 503 && response.Headers.RetryAfter is not null),
                $"Request {i} was answered with {status}: {request.Method} {request.RequestUri} {(request.Content is null ? "" : Convert.ToBase64String(await request.Content.ReadAsByteArrayAsync(cancellation)))}");
        }

        // Both ways are walked.
        Assert.InRange(statuses.GetValueOrDefault((int)HttpStatusCode.OK), Requests / 20, Requests * 19 / 20);
        using var ready = await service.Client.GetAsync("/health/ready", cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    /// <summary>Of a page with a form, whose cookie the client keeps.</summary>
    private async Task<string> FormTokenAsync(CancellationToken cancellation)
    {
        await service.ScoreAsync("""{"caseId": "c0", "customerId": "k1", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing"}}""");
        var found = FormToken().Match(await service.Client.GetStringAsync("/queue", cancellation));
        Assert.True(found.Success);
        return WebUtility.HtmlDecode(found.Groups[1].Value);
    }

    [GeneratedRegex("""name="formToken" value="([^"]+)""")]
    private static partial Regex FormToken();
}
