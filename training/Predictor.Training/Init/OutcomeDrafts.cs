using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>What is predicted: leaving, coming back, dissatisfaction as far as the events tell, and the outputs that the centre counts.</summary>
internal static class OutcomeDrafts
{
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

        yield return new Outcome { Name = "back", Words = "is back within 14 days", Heading = "Back", Label = "back_14d", Moments = moments, HorizonDays = 14 };
    }

    /// <summary>A flag of the export such as sla_missed: an output, predicted at arrival only, known from the closing on.</summary>
    public static Outcome Output(ColumnProfile column, string label, string? closed) => new()
    {
        Name = OutcomeName(column.Name),
        Words = column.Words.HasAny(["sla"]) && column.Words.HasAny(["missed", "breach"]) ? "has a case that misses its service level" : $"has a case with {column.Name}",
        Heading = column.Words.HasAny(["sla"]) && column.Words.HasAny(["missed", "breach"]) ? "SLA missed" : null,
        IsOutput = true,
        Label = label,
        Positive = column.Levels.FirstOrDefault(level => ColumnProfile.Is(Hints.Yes, level)) ?? column.Levels.Last(),
        Moments = [Moment.Arrival],
        KnownFrom = closed,
    };

    private static string OutcomeName(string column)
    {
        var name = new string([.. column.ToLowerInvariant().Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '_')]).Trim('_');
        return name.Length > 0 && char.IsAsciiLetterLower(name[0]) ? name : $"output_{name}";
    }
}
