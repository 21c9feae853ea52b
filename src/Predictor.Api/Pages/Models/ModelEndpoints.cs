using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Monitoring;
using Predictor.Api.Sample;
using Predictor.Api.Security;
using Predictor.Api.Settings;
using Predictor.Desk.Access;
using Predictor.Desk.Models;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;
using Predictor.Models.Registry;

namespace Predictor.Api.Pages.Models;

/// <summary>The models' pages: what answers, a version's card, its report, and what changes which version answers.</summary>
internal static class ModelEndpoints
{
    public static void AddModelPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ModelReading>();
        builder.Services.AddSingleton<ModelChanges>();
        builder.Services.Configure<WatchSettings>(builder.Configuration.GetSection("Watch"));
        builder.Services.AddSingleton<ModelWatch>();
        builder.Services.AddSingleton<IModelWatch>(services => services.GetRequiredService<ModelWatch>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ModelWatch>());
    }

    public static void MapModelPages(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/models").RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        desk.MapGet("", (HttpContext http, ModelReading reading, DefaultModel standard, ModelRegistry registry, SampleLabel label) =>
            registry.Names().Contains(standard.Name) ? Page(http, standard.Name, reading, label) : RazorPage.Of<ModelsPage>((nameof(ModelsPage.Name), standard.Name)));
        desk.MapGet("/{name}", (HttpContext http, string name, ModelReading reading, ModelRegistry registry, SampleLabel label) =>
            registry.Names().Contains(name) ? (IResult)Page(http, name, reading, label) : new ModelUnknown(name));
        desk.MapPost("/{name}/check", (string name, IModelWatch watch, LiveModels models) => Check(name, watch, models)).RequireForm();
        desk.MapGet("/{name}/{version}", Card);
        desk.MapGet("/{name}/{version}/report", Report);

        var publish = app.MapGroup("/models/{name}").RequireAuthorization(DeskPolicy.Publish).ExcludeFromDescription();
        foreach (var verb in Enum.GetValues<ChangeVerb>())
        {
            publish.MapGet($"/{QueueFilter.Word(verb)}", (string name, string? version, ModelChanges changes) => changes.Ask(name, verb, version));
            publish.MapPost($"/{QueueFilter.Word(verb)}", (string name, HttpContext http, DeskUser user, ModelChanges changes, CancellationToken cancellation) => changes.DoAsync(name, verb, http, user, cancellation)).RequireForm();
        }
    }

    private static RazorComponentResult<ModelsPage> Page(HttpContext http, string name, ModelReading reading, SampleLabel label)
    {
        var query = http.Request.Query;
        var view = reading.Read(name, query["outcome"], query["moment"], ViewerZone.Of(http));
        return RazorPage.Of<ModelsPage>(
            (nameof(ModelsPage.Name), name),
            (nameof(ModelsPage.View), view),
            (nameof(ModelsPage.Sample), view.Answering is { } answers && label.IsSample(answers.Model)),
            (nameof(ModelsPage.Done), Done(query["did"], view.Live)));
    }

    private static string? Done(string? did, LiveVersions? live) => (did, live) switch
    {
        ("publish" or "rollback", { } now) => DeskText.Of("models.published", now.Champion),
        ("challenge", { Challenger: { } challenger }) => DeskText.Of("models.challenged", challenger),
        ("withdraw", { Challenger: null }) => DeskText.Of("models.withdrawn"),
        _ => null,
    };

    private static IResult Check(string name, IModelWatch watch, LiveModels models)
    {
        if (models.Find(name) is null)
            return new ModelUnknown(name);
        watch.Ask(name);
        return SeeOther.To($"/models/{Uri.EscapeDataString(name)}");
    }

    private static IResult Card(string name, string version, HttpContext http, ModelReading reading, ModelRegistry registry)
    {
        if (!registry.Names().Contains(name))
            return new ModelUnknown(name);
        if (Version(version) is not { } number || !registry.Versions(name).Contains(number))
            return new ModelUnknown(name, version);
        var (summary, problem) = reading.Summary(name, number);
        return summary is null
            ? Results.Problem(problem, statusCode: StatusCodes.Status409Conflict, title: DeskText.Of("models.broken"))
            : RazorPage.Of<CardPage>((nameof(CardPage.Name), name), (nameof(CardPage.Version), summary), (nameof(CardPage.Zone), ViewerZone.Of(http)), (nameof(CardPage.HasReport), File.Exists(registry.ReportPath(name, number))));
    }

    /// <summary>A file that somebody wrote beside the version: it may style itself, and do nothing else.</summary>
    private static IResult Report(string name, string version, HttpContext http, ModelRegistry registry)
    {
        if (!registry.Names().Contains(name))
            return new ModelUnknown(name);
        if (Version(version) is not { } number || !File.Exists(registry.ReportPath(name, number)))
            return new ModelUnknown(name, version);
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Report;
        return Results.File(Path.GetFullPath(registry.ReportPath(name, number)), "text/html; charset=utf-8");
    }

    private static int? Version(string text) => text is [>= '1' and <= '9', ..] && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
