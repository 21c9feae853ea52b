using System.Globalization;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;
using Predictor.Store.Records;

namespace Predictor.Desk.Today;

/// <summary>A day in words.</summary>
public static class TodayText
{
    public static string Calls(int count) => Figures.Count(count, DeskText.Of("today.call"), DeskText.Of("today.calls"));

    /// <summary>"8", "2.5".</summary>
    public static string Number(double minutes) => minutes.ToString("#,0.#", CultureInfo.InvariantCulture);

    public static string Minutes(double minutes) => $"{Number(minutes)} {(minutes == 1 ? DeskText.Of("today.minute") : DeskText.Of("today.minutes"))}";

    /// <summary>The page's answer.</summary>
    public static string Heading(TodayView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!view.IsAnybodyThere && !view.Calls.Any())
            return DeskText.Of("today.headingNobody");
        return !view.Calls.Any() ? DeskText.Of("today.headingNone")
            : DeskText.Of("today.heading", Calls(view.Calls.Count()), Minutes(view.People.Sum(person => person.Used)), Figures.MoneyShort(view.People.Sum(person => person.Gain), view.Live.Policy.Currency));
    }

    /// <summary>Out of whom it is chosen, and when; and how far it has come.</summary>
    public static string Below(TodayView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (calls, given, done) = (view.Calls.Count(), view.Calls.Count(call => call.IsGiven), view.Calls.Count(call => IsDone(call)));
        string?[] parts =
        [
            DeskText.Of(calls == 0 ? "today.notChosen" : "today.chosen", Times.LongDay(view.Day), Figures.Count(view.Open, DeskText.Of("today.customer"), DeskText.Of("today.customers")), Teams(view.User), Times.Clock(view.Now, view.Zone)),
            given == 0 ? null : given == calls ? DeskText.Of("today.given") : DeskText.Of("today.givenSome", given, calls),
            done == 0 ? null : DeskText.Of("today.doneSome", done),
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    /// <summary>"4 calls, all 12 minutes used".</summary>
    public static string Used(PersonDay person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var calls = Calls(person.Calls.Count);
        return person.Calls.Count == 0 ? DeskText.Of("today.usedNone", Number(person.Minutes))
            : person.Minutes == 0 ? DeskText.Of("today.usedGone", calls, Number(person.Used))
            : person.Used >= person.Minutes ? DeskText.Of("today.usedAll", calls, Number(person.Used))
            : DeskText.Of("today.used", calls, Number(person.Used), Number(person.Minutes));
    }

    /// <summary>How far a call has come.</summary>
    public static string State(TodayCall call, DeskUser person, TodayView view)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(view);
        return call.Made is { End: { } end } ? LineText.End(end)
            : call.Made is { Action: null } ? DeskText.Of("today.nothingNeeded")
            : call.Made is not null ? DeskText.Of("today.isRecorded")
            : call.IsGiven && call.Line.Ended is { } ended ? DeskText.Of($"ended.{QueueFilter.Word(ended)}")
            : call.GivenAt is { } at ? DeskText.Of("today.isGiven", Times.Clock(at, view.Zone))
            : call.Line.Owner?.Id == person.Name ? DeskText.Of("today.hasIt")
            : DeskText.Of("today.isProposed");
    }

    /// <summary>Whether it is over: something was recorded, other than that nobody was reached.</summary>
    public static bool IsDone(TodayCall call) => call is { Made: { End: not (ActionEnd.NotReached or ActionEnd.NotDone) } };

    /// <summary>"Yesterday", else the day.</summary>
    public static string Day(PastDay past, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(past);
        return past.Day == today.AddDays(-1) ? DeskText.Of("today.yesterday") : DeskText.Of("today.last", Times.LongDay(past.Day));
    }

    /// <summary>Whether those who accepted are still customers.</summary>
    public static string Kept(PastDay past)
    {
        ArgumentNullException.ThrowIfNull(past);
        return past.Lost > 0 ? DeskText.Of("today.someKept", past.Accepted - past.Lost, past.Accepted)
            : past.Accepted == 1 ? DeskText.Of("today.oneKept")
            : DeskText.Of("today.allKept", past.Accepted);
    }

    /// <summary>How it is chosen; the policy comes after it.</summary>
    public static string How(TodayView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return DeskText.Of("today.how", view.Live.Model.Schema.Outcomes.First(each => each.Name == view.Live.Policy.ValueOutcome).Words);
    }

    /// <summary>How near it is to the best.</summary>
    public static string Bound(TodayView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return DeskText.Of("today.bound", Figures.Money(Math.Ceiling(view.AtMost), view.Live.Policy.Currency));
    }

    private static string Teams(DeskUser user) => user.SeesAll ? DeskText.Of("today.ofAll")
        : user.Teams.Count switch
        {
            0 => DeskText.Of("today.ofNone"),
            1 => DeskText.Of("today.ofTeam", user.Teams[0]),
            _ => DeskText.Of("today.ofTeams", DeskText.Of("today.and", string.Join(", ", user.Teams.SkipLast(1)), user.Teams[^1])),
        };
}
