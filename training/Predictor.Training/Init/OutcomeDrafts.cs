using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>What is predicted: leaving, coming back, dissatisfaction as far as the events tell, and the outputs that the centre counts.</summary>
internal static class OutcomeDrafts
{
    private const double SecondsADay = 86_400;

    private static readonly int[] Horizons = [1, 2, 3, 7, 14, 30, 60, 90];

    public static IEnumerable<Outcome> Draft(IReadOnlyDictionary<string, EventSource> events)
    {
        Moment[] moments = events.ContainsKey(EventNames.Closed) ? [Moment.Arrival, Moment.Closure] : [Moment.Arrival];
        if (events.ContainsKey(EventNames.Left))
            yield return new Outcome { Name = "left", Words = "leaves within 30 days", Heading = "Leaves", Label = "left_30d", Moments = moments, HorizonDays = 30 };
        if (events.TryGetValue(EventNames.Surveyed, out var surveyed) && surveyed.Fields.ContainsKey(EventNames.Dissatisfied))
        {
            yield return new Outcome
            {
                Name = "dissatisfied",
                Words = "is dissatisfied, if the survey is answered",
                Heading = "Dissatisfied",
                Label = "dissatisfied",
                Moments = moments,
                HorizonDays = 14,
                KnownFrom = "dissatisfied_known_at",
            };
        }

        if (events[EventNames.Opened].Fields.ContainsKey(EventNames.CustomerId))
            yield return new Outcome { Name = "back", Words = "is back within 14 days", Heading = "Back", Label = "back_14d", Moments = moments, HorizonDays = 14 };
    }

    /// <summary>
    /// A flag of the export such as sla_missed: an output, predicted at arrival only, and taken as known after the horizon for every case alike.
    /// Known from each case's closing, it would be purged by its own value: late cases close late, so that the positives would go and the negatives stay.
    /// </summary>
    public static Outcome Output(ColumnProfile column, string label, int? horizonDays) => new()
    {
        Name = OutcomeName(column.Name),
        Words = column.Words.HasAny(["sla"]) && column.Words.HasAny(["missed", "breach"]) ? "has a case that misses its service level" : $"has a case with {column.Name}",
        Heading = column.Words.HasAny(["sla"]) && column.Words.HasAny(["missed", "breach"]) ? "SLA missed" : null,
        IsOutput = true,
        Label = label,
        Positive = column.Levels.FirstOrDefault(level => ColumnProfile.Is(Hints.Yes, level)) ?? column.Levels.Last(),
        Moments = [Moment.Arrival],
        HorizonDays = horizonDays,
    };

    /// <summary>The least of the usual horizons by which half of the cases were closed; the longest where they were not.</summary>
    /// <param name="elapsed">By case: seconds from opening to closing, NaN where it was not closed.</param>
    public static int Horizon(double[] elapsed) =>
        Horizons.FirstOrDefault(days => 2 * elapsed.Count(seconds => seconds <= days * SecondsADay) >= elapsed.Length, Horizons[^1]);

    /// <summary>What a person is to look over in the horizon of an output.</summary>
    public static string? HorizonReview(int? days) => days is null ? null
        : $"taken as known {days} {(days == 1 ? "day" : "days")} after the opening, by when half of the cases were closed; flags which become known later than that are taken as known by then";

    private static string OutcomeName(string column)
    {
        var name = new string([.. column.ToLowerInvariant().Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '_')]).Trim('_');
        return name.Length > 0 && char.IsAsciiLetterLower(name[0]) ? name : $"output_{name}";
    }
}
