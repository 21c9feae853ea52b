using Predictor.Desk.Access;
using Predictor.Models.Registry;
using Predictor.Store.Lines;

namespace Predictor.Desk.Today;

/// <summary>A supervisor's day at one instant.</summary>
public sealed record TodayView
{
    public required LiveModel Live { get; init; }

    public required bool IsSample { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Of times and of the day.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required DeskUser User { get; init; }

    public required CustomerLink Link { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The day on which those who are there were said to be; null: nobody ever was. Another than today: they are offered again.</summary>
    public required DateOnly? SaidOn { get; init; }

    /// <summary>In the order in which they were said; those not there among them where they were said today.</summary>
    public required IReadOnlyList<PersonDay> People { get; init; }

    /// <summary>Whom else there is, by name.</summary>
    public required IReadOnlyList<DeskUser> Others { get; init; }

    /// <summary>Lines that she sees and that nobody snoozed.</summary>
    public required long Open { get; init; }

    /// <summary>What no plan of these minutes could be expected to keep more than, what is given among it; money.</summary>
    public required double AtMost { get; init; }

    /// <summary>Customers who would be in the plan, had chance not held them out: those of whom it is kept today, and those of the plan that is proposed; most gain first.</summary>
    public required IReadOnlyList<Line> HeldOut { get; init; }

    /// <summary>Of them those of whom it is not kept yet: what is proposed now would have them.</summary>
    public int HeldOutAnew { get; init; }

    /// <summary>Whether nobody is proposed, but some would be whom chance holds out: then there is nothing to give, and it is kept all the same.</summary>
    public bool IsHeldOutAlone => HeldOutAnew > 0 && !Proposed.Any();

    /// <summary>Customers whom she took out of today's plan.</summary>
    public required IReadOnlyList<Line> LeftOut { get; init; }

    /// <summary>Null: there was no work in the last weeks.</summary>
    public required PastDay? Past { get; init; }

    public TodayOutcome? Outcome { get; init; }

    public IEnumerable<TodayCall> Calls => People.SelectMany(person => person.Calls);

    public IEnumerable<TodayCall> Proposed => Calls.Where(call => !call.IsGiven);

    public bool IsAnybodyThere => People.Any(person => person.Minutes > 0);
}
