using Predictor.Charts;
using Predictor.Desk.Words;
using Predictor.Models.Policies;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Desk.Queue;

/// <summary>Lines and what was done to them, in words.</summary>
public static class LineText
{
    /// <summary>A name, else a reference, else the company's id.</summary>
    public static string Name(Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Name ?? line.Reference ?? line.CustomerId ?? line.CaseId ?? line.Id;
    }

    /// <summary>What stands below the name: the reference or the id, where it is not the name already.</summary>
    public static string? Below(Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var below = line.Name is not null ? line.Reference ?? line.CustomerId : line.Reference is not null ? line.CustomerId : null;
        return below ?? (line.CustomerId is null ? DeskText.Of("line.noCustomer") : null);
    }

    /// <summary>A band's standing, with its words; a band that the policy has no more is the lowest.</summary>
    public static (Severity Severity, string Words) Band(Policy policy, int band)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var known = Math.Min(band, policy.Bands.Count - 1);
        return (Severities.Of(known, policy.Bands.Count), policy.Bands[known].Words);
    }

    /// <summary>An action's words; one that is none of the policy's is said as it was told.</summary>
    public static string Action(Policy policy, string? action)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return action is null ? DeskText.Of("act.none") : policy.Actions.FirstOrDefault(each => each.Name == action)?.Words ?? action;
    }

    public static string End(ActionEnd end) => DeskText.Of($"end.{ActionEndNames.NameOf(end)}");

    /// <summary>"Priya Nair gave it to Tom Hadley".</summary>
    public static string Event(LineEvent done, Policy policy, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(done);
        return done.What switch
        {
            LineEventKind.Assigned => done.To is null ? DeskText.Of("event.released", done.By.Name)
                : done is { Words: { } words } ? DeskText.Of("event.takenUp", done.By.Name, words)
                : done.To.Id == done.By.Id ? DeskText.Of("event.took", done.By.Name)
                : DeskText.Of("event.assigned", done.By.Name, done.To.Name),
            LineEventKind.Snoozed => DeskText.Of("event.snoozed", done.By.Name, Times.At(done.Until!.Value, zone), done.Words),
            LineEventKind.Noted => DeskText.Of("event.noted", done.By.Name, done.Words),
            LineEventKind.Acted => DeskText.Of("event.acted", done.By.Name, Action(policy, done.Action) + (done.End is { } end ? $", {End(end)}" : "") + (done.Words is null ? "" : $": {done.Words}")),
            LineEventKind.Reopened => DeskText.Of("event.reopened", done.By.Name),
            _ => DeskText.Of("event.undone", done.By.Name),
        };
    }

    /// <summary>What of it is worth a few words beside the line; null: nothing.</summary>
    public static string? Beside(LineEvent? done, Policy policy) => done switch
    {
        null or { IsUndone: true } => null,
        { What: LineEventKind.Noted } => done.Words,
        { What: LineEventKind.Acted, End: { } end } => $"{Action(policy, done.Action)}, {End(end)}",
        _ => null,
    };
}
