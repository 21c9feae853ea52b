using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Keys;

namespace Predictor.Api.Tests.Keys;

/// <summary>Beside the framework's own evaluator, which is asked the same of everybody.</summary>
public sealed class ScopeEvaluatorTests
{
    private static readonly Action<AuthorizationPolicyBuilder>[] Policies =
    [
        policy => policy.RequireAuthenticatedUser(),
        policy => policy.RequireClaim(Scope.Claim, Scope.Score),
        policy => policy.RequireClaim(Scope.Claim, Scope.Desk, Scope.Record),
        policy => policy.RequireClaim(Scope.Claim, Scope.Score).RequireClaim(Scope.Claim, Scope.Desk),
        policy => policy.RequireAuthenticatedUser().RequireClaim(Scope.Claim, Scope.Score),
        policy => policy.RequireClaim(Scope.Claim),
        policy => policy.RequireRole("admin"),
        policy => policy.RequireClaim(Scope.Claim, Scope.Score).RequireAssertion(_ => false),
        policy => policy.RequireClaim(Scope.Claim, Scope.Score).RequireAssertion(_ => true),
        policy => policy.RequireUserName("router"),
    ];

    private static readonly ClaimsPrincipal[] Users =
    [
        new(),
        User(null),
        User(null, Scope.Score),
        User("ApiKey"),
        User("ApiKey", Scope.Score),
        User("ApiKey", Scope.Desk),
        User("ApiKey", Scope.Desk, Scope.Score),
        User("ApiKey", "SCORE"),
        User("ApiKey", "score "),
        new([new ClaimsIdentity(), new ClaimsIdentity([new Claim(Scope.Claim, Scope.Score)], "ApiKey")]),
        new(new ClaimsIdentity([new Claim("SCOPE", Scope.Score)], "ApiKey")),
        new(new ClaimsIdentity([new Claim("role", "admin")], "ApiKey", ClaimTypes.Name, "role")),
        new(new CallerIdentity(new Caller(Caller.Setting, "router", "router"), [Scope.Score], "ApiKey")),
        new(new CallerIdentity(new Caller(Caller.Setting, "desk", "desk"), [Scope.Desk, Scope.Admin], "ApiKey")),
    ];

    [Fact]
    public async Task Whoever_is_let_through_or_refused_is_so_by_the_frameworks_evaluator_as_well()
    {
        await using var services = new ServiceCollection().AddLogging().AddAuthorization().BuildServiceProvider();
        var framework = services.GetRequiredService<IPolicyEvaluator>();
        var ours = new ScopeEvaluator(services.GetRequiredService<IAuthorizationService>());
        var succeeded = 0;
        for (var i = 0; i < Policies.Length; i++)
        {
            var builder = new AuthorizationPolicyBuilder();
            Policies[i](builder);
            var policy = builder.Build();
            for (var user = 0; user < Users.Length; user++)
            {
                var context = new DefaultHttpContext { User = Users[user] };
                AuthenticateResult[] known = [AuthenticateResult.NoResult(), AuthenticateResult.Success(new AuthenticationTicket(Users[user], "ApiKey"))];
                foreach (var result in known)
                {
                    var expected = await framework.AuthorizeAsync(policy, result, context, context);
                    var found = await ours.AuthorizeAsync(policy, result, context, context);

                    Assert.True(
                        (expected.Succeeded, expected.Forbidden, expected.Challenged) == (found.Succeeded, found.Forbidden, found.Challenged),
                        $"Policy {i}, user {user}: found {found.Succeeded}, expected {expected.Succeeded}.");
                    succeeded += found.Succeeded ? 1 : 0;
                }
            }
        }

        Assert.InRange(succeeded, 1, (2 * Policies.Length * Users.Length) - 1);
    }

    private static ClaimsPrincipal User(string? scheme, params string[] scopes) => new(new ClaimsIdentity(scopes.Select(scope => new Claim(Scope.Claim, scope)), scheme));
}
