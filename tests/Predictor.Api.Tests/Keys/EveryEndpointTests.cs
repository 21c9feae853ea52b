using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Documents;
using Predictor.Api.Keys;
using Predictor.Desk;
using Predictor.Desk.Access;

namespace Predictor.Api.Tests.Keys;

/// <summary>Walks all that the service has, so that an endpoint is covered from the day it is there.</summary>
public sealed class EveryEndpointTests : IDisposable
{
    /// <summary>What is open to all, each with its reason: nothing else may be.</summary>
    private static readonly string[] Open =
    [
        "GET /health/live", // asked by load balancers; says that the process answers
        "GET /health/ready", // likewise; says which model answers
        "GET /v2/health/live", // as above, in another protocol
        "GET /v2/health/ready",
        "GET /sign-in", // whoever is not known yet
        "POST /sign-in",
        "GET /sign-in/link", // whoever has a one-time link
        "POST /sign-in/link",
        .. DeskAssets.All.Select(asset => $"GET {asset.Path}"), // style sheets, the same for everybody
    ];

    private readonly Service _service = new("Production", Scope.All.SelectMany((scope, i) => new[]
    {
        KeyValuePair.Create($"Keys:{i}:Name", scope),
        KeyValuePair.Create($"Keys:{i}:Hash", KeyHash.Of(KeyTo(scope)).ToString()),
        KeyValuePair.Create($"Keys:{i}:Scopes:0", scope),
    }).Append(KeyValuePair.Create("Limits:UnknownPerSecond", "0")).Append(KeyValuePair.Create("Limits:SignInsPerSecond", "0")).ToDictionary());

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Without_a_key_with_a_wrong_one_or_with_another_scope_no_endpoint_answers()
    {
        var endpoints = (await DescribedAsync()).Concat(Mapped()).DistinctBy(endpoint => (endpoint.Method, endpoint.Path)).ToArray();
        var faults = new List<string>();
        foreach (var (method, path, scope) in endpoints.Where(endpoint => endpoint.Scope is not null))
        {
            await ExpectAsync(null, 401);
            await ExpectAsync(new("Bearer", "wrong"), 401);
            await ExpectAsync(new("Basic", "d3Jvbmc="), 401);
            await ExpectAsync(new("Basic", Basic("wrong")), 401);
            foreach (var other in Scope.All)
            {
                await ExpectAsync(new("Bearer", KeyTo(other)), Opens(other, scope!) ? null : 403);
                await ExpectAsync(new("Basic", Basic(KeyTo(other))), Opens(other, scope!) ? null : 403);
            }

            async Task ExpectAsync(AuthenticationHeaderValue? authorization, int? expected)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Headers.Authorization = authorization;
                if (method is "POST" or "PUT" or "PATCH")
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                using var response = await _service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                var status = (int)response.StatusCode;
                if (expected is null ? status is 401 or 403 or >= 500 : status != expected || response.Content.Headers.ContentType?.MediaType != (path.StartsWith("/v2", StringComparison.Ordinal) ? "application/json" : "application/problem+json"))
                    faults.Add($"{method} {path} (scope {scope}) with {authorization?.ToString() ?? "nothing"}: {status}, expected {expected?.ToString() ?? "an answer"}");
            }
        }

        Assert.Empty(faults);
        Assert.Equal(Open.Order(StringComparer.Ordinal), endpoints.Where(endpoint => endpoint.Scope is null).Select(endpoint => $"{endpoint.Method} {endpoint.Path}").Order(StringComparer.Ordinal));
        Assert.Contains(endpoints, endpoint => endpoint is { Method: "POST", Path: "/v1/score", Scope: Scope.Score });
        Assert.Contains(endpoints, endpoint => endpoint is { Method: "POST", Path: "/v1/actions", Scope: Scope.DeskOrRecord });
        Assert.Contains(endpoints, endpoint => endpoint is { Method: "DELETE", Path: "/v1/keys/x", Scope: Scope.Admin });
    }

    /// <summary>A key that administers publishes as well.</summary>
    private static bool Opens(string key, string scope) => scope == Scope.Any || (scope == DeskPolicy.Publish && key == Scope.Admin) || scope.Split(" or ").Contains(key);

    private static string KeyTo(string scope) => $"a-key-that-opens-{scope}";

    private static string Basic(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{key}"));

    private async Task<IReadOnlyList<(string Method, string Path, string? Scope)>> DescribedAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Add(Credentials.Header, KeyTo(Scope.Score));
        using var response = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var document = Service.Json(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select (operation.Name.ToUpperInvariant(), Filled(path.Name), operation.Value.TryGetProperty(OperationScope.Extension, out var scope) ? scope.GetString() : null),
        ];
    }

    /// <summary>Those that the document leaves out too: pages, metrics, the document itself.</summary>
    private IEnumerable<(string Method, string Path, string? Scope)> Mapped() =>
        from endpoint in _service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        select (method, Filled("/" + endpoint.RoutePattern.RawText!.TrimStart('/')), isOpen ? null : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? Scope.Any);

    private static string Filled(string path) => System.Text.RegularExpressions.Regex.Replace(path.Replace("{documentName}", "v1", StringComparison.Ordinal), @"\{[^}]+\}", "x");
}
