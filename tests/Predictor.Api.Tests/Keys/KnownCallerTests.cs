using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Keys;

namespace Predictor.Api.Tests.Keys;

public sealed class KnownCallerTests
{
    private const string Key = "a-key-of-the-router";

    [Theory]
    [InlineData(Key, 200, 0)]
    [InlineData("wrong", 401, 2)] // once to find out who asks, once to say what was wrong
    [InlineData(null, 200, 1)] // on this machine, in Development
    public async Task Only_whoever_brings_no_key_that_opens_something_is_a_matter_for_the_schemes(string? key, int status, int asked)
    {
        var schemes = new Asked();
        using var service = new Service("Development", Settings(), schemes.Watch);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models");
        if (key is not null)
            request.Headers.Add(Credentials.Header, key);

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(asked, schemes.Count);
    }

    private static Dictionary<string, string> Settings() => new()
    {
        ["Keys:0:Name"] = "router",
        ["Keys:0:Hash"] = KeyHash.Of(Key).ToString(),
        ["Keys:0:Scopes:0"] = Scope.Score,
    };

    /// <summary>How often the schemes were asked who it is.</summary>
    private sealed class Asked
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Watch(IServiceCollection services)
        {
            var own = services.Last(service => service.ServiceType == typeof(IAuthenticationService)).ImplementationType!;
            services.AddScoped<IAuthenticationService>(provider => new Watched((IAuthenticationService)ActivatorUtilities.CreateInstance(provider, own), this));
        }

        private sealed class Watched(IAuthenticationService schemes, Asked asked) : IAuthenticationService
        {
            public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
            {
                Interlocked.Increment(ref asked._count);
                return schemes.AuthenticateAsync(context, scheme);
            }

            public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => schemes.ChallengeAsync(context, scheme, properties);

            public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => schemes.ForbidAsync(context, scheme, properties);

            public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) => schemes.SignInAsync(context, scheme, principal, properties);

            public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => schemes.SignOutAsync(context, scheme, properties);
        }
    }
}
