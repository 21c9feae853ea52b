using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Sample;
using Predictor.Api.Users;
using Predictor.Desk.Access;
using Predictor.Desk.Models;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;

namespace Predictor.Api.Pages.Models;

/// <summary>Publishing, rolling back, naming and dropping a challenger at the desk: asked, confirmed by a form, and done as the commands do it, through the same gate.</summary>
internal sealed class ModelChanges(ModelRegistry registry, LiveModels models, SampleLabel label, TimeProvider time)
{
    /// <summary>How long an answer waits until this instance answers with the version; it follows by itself in any case.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>What would be changed, and what the gate says to it.</summary>
    public IResult Ask(string name, ChangeVerb verb, string? version)
    {
        if (!registry.Names().Contains(name))
            return new ModelUnknown(name);
        try
        {
            return Change(name, verb, version) is { } change ? Page(change, StatusCodes.Status200OK, null, null) : new ModelUnknown(name, version ?? "");
        }
        catch (BundleException fault)
        {
            return Results.Problem(fault.Message, statusCode: StatusCodes.Status409Conflict, title: DeskText.Of("models.broken"));
        }
    }

    /// <summary>303 to the model's page; what is refused comes back on the page that asked, with why.</summary>
    public async Task<IResult> DoAsync(string name, ChangeVerb verb, HttpContext http, DeskUser user, CancellationToken cancellation)
    {
        if (!registry.Names().Contains(name))
            return new ModelUnknown(name);
        var form = await FormFields.ReadAsync(http.Request, cancellation);
        var (version, reason) = (form.Line("version"), form.Line("reason"));
        AuditNote.Of(http).Target = Number(version) is { } number ? FormattableString.Invariant($"{name}@{number}") : name;
        try
        {
            if (Change(name, verb, version) is not { } change)
                return new ModelUnknown(name, version);
            if (Mistake(change, form, user, reason) is var (status, problem) && problem is not null)
                return Page(change, status, problem, reason);
            var by = user.DisplayName == user.Name ? user.Name : $"{user.DisplayName} ({user.Name})";
            var live = Do(change, reason, by);
            await UntilAnswersAsync(live, name, cancellation);
            return SeeOther.To($"{change.Path}?did={QueueFilter.Word(verb)}");
        }
        catch (BundleException fault)
        {
            return Results.Problem(fault.Message, statusCode: StatusCodes.Status409Conflict, title: DeskText.Of("change.refused"));
        }
    }

    /// <summary>Null where there is no such version, or none to roll back to, to name or to drop.</summary>
    private ModelChange? Change(string name, ChangeVerb verb, string? said)
    {
        var (live, version) = (registry.Live(name), Number(said));
        var isThere = version is { } known && registry.Versions(name).Contains(known);
        return verb switch
        {
            ChangeVerb.Publish => isThere ? new ModelChange(verb, name, version!.Value, live, registry.AskGate(name, version.Value)) : null,
            ChangeVerb.Challenge => isThere && live is not null && live.Champion != version && live.Challenger != version ? new ModelChange(verb, name, version!.Value, live) : null,
            ChangeVerb.Withdraw => live?.Challenger is { } challenger && challenger == version ? new ModelChange(verb, name, challenger, live) : null,
            _ => live?.Line().SkipLast(1).ToArray() is { Length: > 0 } before && (said is null ? before[^1] : version) is { } to && before.Contains(to) ? new ModelChange(verb, name, to, live) : null,
        };
    }

    private LiveVersions Do(ModelChange change, string reason, string by)
    {
        var (name, version, now) = (change.Model, change.Version, time.GetUtcNow());
        return change.Verb switch
        {
            ChangeVerb.Publish => registry.Publish(name, version, now, reason, change.Finding!.IsOpen ? PublishingGate.Compared : PublishingGate.Forced, by),
            ChangeVerb.Challenge => registry.Challenge(name, version, now, reason, by),
            ChangeVerb.Withdraw => registry.Withdraw(name, now, reason, by),
            _ => registry.Rollback(name, version, now, reason, by),
        };
    }

    private static (int Status, string? Problem) Mistake(ModelChange change, FormFields form, DeskUser user, string reason) =>
        Number(form.Line("champion")) != change.Champion ? (StatusCodes.Status409Conflict, DeskText.Of("change.changed", change.Champion))
        : reason.Length == 0 ? (StatusCodes.Status400BadRequest, DeskText.Of("change.noReason"))
        : reason.Length > ChangePage.LongestReason ? (StatusCodes.Status400BadRequest, DeskText.Of("change.longReason", ChangePage.LongestReason))
        : change.Finding is not { IsOpen: false } ? (StatusCodes.Status200OK, null)
        : !user.MayAdminister ? (StatusCodes.Status409Conflict, DeskText.Of("change.gateClosed"))
        : form["force"] != "yes" ? (StatusCodes.Status409Conflict, DeskText.Of("change.forceAsked"))
        : (StatusCodes.Status200OK, null);

    private async Task UntilAnswersAsync(LiveVersions live, string name, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Patience && !(models.Find(name) is { } found && found.Model.Version == live.Champion && found.Challenger?.Model.Version == live.Challenger); waited += Step)
        {
            await Task.Delay(Step, time, cancellation);
        }
    }

    private RazorComponentResult<ChangePage> Page(ModelChange change, int status, string? problem, string? reason) => RazorPage.Of<ChangePage>(
        status,
        (nameof(ChangePage.Change), change),
        (nameof(ChangePage.Problem), problem),
        (nameof(ChangePage.Reason), reason),
        (nameof(ChangePage.Sample), models.Find(change.Model) is { } answers && label.IsSample(answers.Model)));

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
