using Predictor.Api.Addresses;
using Predictor.Api.Auditing;
using Predictor.Api.Catalogue;
using Predictor.Api.Commands;
using Predictor.Api.Documents;
using Predictor.Api.Errors;
using Predictor.Api.Health;
using Predictor.Api.Inference;
using Predictor.Api.Keeping;
using Predictor.Api.Keys;
using Predictor.Api.Keys.Admin;
using Predictor.Api.Ledgers;
using Predictor.Api.Metering;
using Predictor.Api.Pages;
using Predictor.Api.Platforms;
using Predictor.Api.Protection;
using Predictor.Api.Recording;
using Predictor.Api.Sample;
using Predictor.Api.Scoring;
using Predictor.Api.Security;
using Predictor.Api.Settings;
using Predictor.Api.Triage;
using Predictor.Api.Users;

try
{
    if (await CommandLine.RunAsync(args) is { } code)
        return code;

    // Settings are read once: a file watcher over the content root, the store and its log among it, costs a write as much as the write itself.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    builder.AddLimits();
    builder.AddModels();
    builder.AddRecording();
    builder.AddUsers();
    builder.AddKeys();
    builder.AddAudit();
    builder.AddProtection();
    builder.AddProblems();
    builder.AddScoring();
    builder.AddPlatforms();
    builder.AddKeeping();
    builder.AddMetering();
    builder.AddDocuments();
    builder.AddCentre();
    builder.AddFormCheck();
    builder.AddLedgers();
    builder.AddTriage();
    builder.AddPages();

    var app = builder.Build();
    var models = app.LoadModelsAsync();
    app.BeginRecording();
    app.LoadMaps();
    app.UseSecurityHeaders();
    app.UseAudit();
    app.UseProblems();
    app.UseCrossSiteCheck();
    app.UseRouting();
    app.UseWholeIds();
    app.UseCallers();
    app.UseCallerRates();
    app.UseAuthorization();
    app.UseFormCheck();

    app.MapHealth();
    app.MapMetering();
    app.MapScoring();
    app.MapInference();
    app.MapRecording();
    app.MapKeeping();
    app.MapCatalogue();
    app.MapLedgers();
    app.MapKeys();
    app.MapAudit();
    app.MapDocuments();
    app.MapPeople();
    app.MapTriage();
    app.MapPages();

    await models;
    app.WarmUpScoring();
    app.AnnounceAddresses();
    await app.RunAsync();
    return 0;
}
catch (SettingsException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 1;
}

/// <summary>The service. Public so that tests can start it.</summary>
public sealed partial class Program;
