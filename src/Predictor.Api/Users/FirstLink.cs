using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Store.Writing;

namespace Predictor.Api.Users;

/// <summary>While there is no user, each start prints a link by which the first is made: on the terminal, and not in a log. In Development nobody needs one.</summary>
internal sealed class FirstLink(LiveStore live, StoredUsers users, IServer server, IHostApplicationLifetime lifetime, IHostEnvironment environment, IConfiguration configuration, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!live.IsKept || environment.IsDevelopment())
            return;
        try
        {
            while (!lifetime.ApplicationStarted.IsCancellationRequested || !users.AreKnown)
            {
                await Task.Delay(Pause, time, stoppingToken);
            }

            if (await MakeAsync(stoppingToken) is { } link)
                Console.WriteLine($"Nobody can sign in yet. The first user is made here, once, within an hour: {link}");
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            Console.WriteLine($"Nobody can sign in yet, and the store took no link for the first user: {fault.Message} (users create makes one.)");
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops before it has started.
        }
    }

    /// <returns>The whole address; null: there are users, or the store took no link.</returns>
    internal async Task<string?> MakeAsync(CancellationToken cancellation)
    {
        if (live.Current is not { } store || (await store.ReadUsersAsync(cancellation)).Count > 0)
            return null;
        var (link, kept) = LinkText.Make(null, Caller.Command, time.GetUtcNow());
        var listening = string.Join(';', server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        return await store.AddFirstLinkAsync(kept) == Recorded.Yes ? DeskSettings.Of(configuration).AddressOr(listening) + link : null;
    }
}
