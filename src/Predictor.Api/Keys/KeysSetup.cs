using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Predictor.Api.Keys.Admin;
using Predictor.Api.Keys.Tokens;
using Predictor.Api.Settings;
using Predictor.Api.Users;
using Predictor.Desk.Access;

namespace Predictor.Api.Keys;

/// <summary>Keys, scopes, and where the service may listen without any.</summary>
internal static class KeysSetup
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var settings = ApiKeySettings.Of(builder.Configuration);
        KeyRing.Check(settings);
        builder.Services.AddSingleton<StoredKeys>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StoredKeys>());
        builder.Services.AddHostedService<KeyExpiry>();
        builder.Services.AddSingleton(services => KeyRing.Create(settings, builder.Environment.IsDevelopment(), services.GetRequiredService<StoredKeys>()));
        builder.Services.AddSingleton<KeyCheck>();
        builder.Services.AddSingleton<KnownCallers>();
        builder.Services.AddSingleton<IPolicyEvaluator, ScopeEvaluator>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, KeyJson.Default));
        var tokens = TokenSettings.Of(builder.Configuration);
        builder.Services.AddSingleton(tokens);
        var authentication = builder.Services.AddCallers(tokens).AddSessions();
        if (tokens.AreTaken)
            authentication.AddTokens(tokens);
        var authorization = builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Scope.Any, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Scope.DeskOrRecord, policy => policy.RequireClaim(Scope.Claim, Scope.Desk, Scope.Record))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var scope in Scope.All)
        {
            authorization.AddPolicy(scope, policy => policy.RequireClaim(Scope.Claim, scope));
        }

        authorization.AddPolicy(DeskPolicy.Publish, policy => policy.RequireClaim(DeskClaims.Role, DeskRole.DataScientist));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => RefuseOpenDoor(endpoint, kestrel.ApplicationServices)));
    }

    /// <summary>Says on the terminal, and not in a log, where the service is and the key that was made for this run.</summary>
    public static void AnnounceAddresses(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"Predictor is at {address} (the desk) and {address}/swagger (the API).");
        }

        if (app.Services.GetRequiredService<KeyRing>().DevelopmentKey is { } key)
        {
            Console.WriteLine($"Development key, new at each start and kept nowhere: {key}");
            Console.WriteLine("On this machine no key is needed in Development.");
        }
    });

    /// <summary>
    /// Called by Kestrel for each endpoint before it is bound, however it was configured, and after the store was opened. While the store does not answer nobody
    /// knows whether it holds a key: then the service starts, and lets nobody in until it does.
    /// </summary>
    private static void RefuseOpenDoor(ListenOptions endpoint, IServiceProvider services)
    {
        var local = endpoint.SocketPath is not null || endpoint.PipeName is not null || (endpoint.IPEndPoint is { } ip && IPAddress.IsLoopback(ip.Address));
        var stored = services.GetRequiredService<StoredKeys>();
        if (!local && stored is { AreKnown: true, AnyOpens: false } && !services.GetRequiredService<KeyRing>().AnyConfigured && !services.GetRequiredService<TokenSettings>().AreTaken && !services.GetRequiredService<StoredUsers>().Any)
        {
            throw new SettingsException(
                $"Found the address {endpoint}, which others can reach, and no key; expected a key in the store (dotnet run --project src/Predictor.Api -- keys create --name router --scopes score) or a user (users create --name ana --roles admin), " +
                "or Keys:0:Name, Keys:0:Hash and Keys:0:Scopes in the settings, or Tokens:Authority and Tokens:Audience, or an address of this machine such as http://127.0.0.1:5080. src/Predictor.Api/README.md says more.");
        }
    }
}
