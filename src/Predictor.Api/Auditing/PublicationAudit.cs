using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Predictor.Api.Recording;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Auditing;

/// <summary>
/// What was published, rolled back, challenged and withdrawn, from each model's live.json into the audit: whoever did it, by whatever program. Several
/// instances see the same; an entry's id is made from what it tells of, so that it is there once. live.json keeps the reasons.
/// </summary>
internal sealed class PublicationAudit(ModelRegistry registry, LiveStore live, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>What was done while no instance ran is told afterwards; what is older has been told, and may have aged out.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private readonly Dictionary<string, int> _told = [];

    /// <summary>Tells of what has not been told yet.</summary>
    internal async Task KeepAsync()
    {
        if (live.Current is not { } store)
            return;
        foreach (var name in registry.Names())
        {
            var history = Read(name);
            if (history.Count == _told.GetValueOrDefault(name))
                continue;
            var since = time.GetUtcNow() - Window;
            AuditEntry[] entries = [.. history.Where(each => each.At >= since).Select(each => Entry(name, each))];
            if (entries.Length == 0 || await store.RecordAsync(entries) == Recorded.Yes)
                _told[name] = history.Count;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    await KeepAsync();
                }
                catch (Exception fault) when (LiveStore.IsAway(fault))
                {
                    // The store or the models folder: told of at a later look.
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>A live.json that cannot be read is told of in the log by <see cref="LiveModels"/>, and read here once it can be.</summary>
    private IReadOnlyList<Publication> Read(string name)
    {
        try
        {
            return registry.Live(name)?.History ?? [];
        }
        catch (BundleException)
        {
            return [];
        }
    }

    private static AuditEntry Entry(string name, Publication publication)
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"{name}@{publication.Version}");
        var words = string.Create(CultureInfo.InvariantCulture, $"{publication.Act} {target} {publication.At.UtcTicks}");
        return new AuditEntry
        {
            Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16)).ToString(),
            At = publication.At,
            ByKind = "registry",
            ById = "",
            ByName = "",
            Action = $"models {publication.Act.ToString().ToLowerInvariant()}",
            Target = target,
        };
    }
}
