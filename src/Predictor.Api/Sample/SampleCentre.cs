using Microsoft.Extensions.Options;
using Predictor.Api.Recording;
using Predictor.Api.Settings;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Store;

namespace Predictor.Api.Sample;

/// <summary>
/// The sample centre behind the pages: read once in the background, so that scoring answers at once, and scored anew whenever another
/// version or policy goes live.
/// </summary>
internal sealed partial class SampleCentre(
    DefaultModel model, SampleLabel label, SampleStore sample, LiveStore store, IOptions<SampleSettings> settings, IHostEnvironment environment, ILogger<SampleCentre> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private volatile string? _problem;

    /// <summary>What the desk works on.</summary>
    public SampleStore Store => sample;

    /// <summary>Whether the company's own interactions are there.</summary>
    public bool IsReplaced { get; private set; }

    /// <summary>What is being done, in words.</summary>
    public string Step { get; private set; } = "Waiting for the model";

    /// <summary>Why it cannot be shown; null where nothing is wrong.</summary>
    public string? Problem => _problem;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LiveModel? shown = null;
        SampleCases? cases = null;
        using var timer = new PeriodicTimer(Poll);
        do
        {
            await LookForOwnAsync(stoppingToken);
            var live = model.Live;
            if (live is not null && !ReferenceEquals(live, shown))
            {
                shown = live;
                cases = await ShowAsync(live, cases, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Reads the cases where they are not read yet, scores them, and shows what came of it.</summary>
    private async Task<SampleCases?> ShowAsync(LiveModel live, SampleCases? cases, CancellationToken cancellation)
    {
        // The sample's columns mean nothing to a model of somebody's own.
        if (!label.IsSample(live.Model))
            return cases;

        try
        {
            if (cases is null || !cases.Fits(live.Model))
            {
                Step = "Reading the interactions and what each customer's history said at each of them";
                cases = SampleCases.Read(live.Model, settings.Value, environment.ContentRootPath, cancellation);
            }

            Step = $"Scoring {cases.Table.Rows:#,0} moments";
            await sample.ShowAsync(cases, live, cancellation);
            _problem = null;
            Loaded(logger, cases.Table.Rows, live.Model.Name, live.Model.Version);
        }
        catch (Exception error) when (error is DataException or SchemaException or BundleException or SettingsException or StoreException or IOException or System.Data.Common.DbException)
        {
            _problem = error.Message;
            NotLoaded(logger, error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The background task's own boundary: a fault in what the page shows must not take the scoring service down with it.
            _problem = "Something failed that nobody foresaw; the service's log has it.";
            Broke(logger, error);
        }

        return cases;
    }

    private async Task LookForOwnAsync(CancellationToken cancellation)
    {
        try
        {
            IsReplaced = IsReplaced || (store.Current is { } open && await open.AnyInteractionAsync(cancellation));
        }
        catch (System.Data.Common.DbException)
        {
            // Asked again a second later; until then the sample stays.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sample centre is loaded: {Moments} moments, scored by {Model} version {Version}")]
    private static partial void Loaded(ILogger logger, int moments, string model, int version);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sample centre cannot be shown: {Reason}")]
    private static partial void NotLoaded(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Loading the sample centre failed")]
    private static partial void Broke(ILogger logger, Exception error);
}
