using System.Globalization;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>Which columns of a table of surveys, or of interactions that carry their survey, say when it was answered and how.</summary>
internal static class SurveyRoles
{
    private const int MostScores = 11;

    /// <summary>A few whole numbers under a name that says score.</summary>
    public static bool IsScore(ColumnProfile column) =>
        column.IsWhole && column.Words.HasAny(Hints.Score) && column.Distinct is > 1 and <= MostScores && column.Minimum >= 0 && column.Maximum <= 10;

    /// <summary>The event of a survey answered, or null where a table holds none.</summary>
    /// <param name="table">With a row a survey.</param>
    /// <param name="caseId">Names the case.</param>
    /// <param name="asking">Where it is unsure.</param>
    /// <param name="taken">Columns of the table that are something else.</param>
    public static EventSource? Find(TableProfile table, ColumnProfile caseId, Asking asking, IReadOnlyCollection<ColumnProfile> taken)
    {
        var free = table.Columns.Where(column => column != caseId && !taken.Contains(column)).ToArray();
        var (score, scoreReview) = asking.Best("the score of a survey", table, free.Where(IsScore).Select(column => (column, (double)column.Words.Count(Hints.Score))));
        var flag = free.FirstOrDefault(column => column.IsFlag && column.Words.HasAny(Hints.Dissatisfied)) ?? free.FirstOrDefault(column => column.IsFlag && column.Words.HasAny(Hints.Score));
        if (score is null && flag is null)
            return null;

        var (answered, review) = asking.Best("when a survey was answered", table, free.Where(column => column.IsTime).Select(column => (column, 1.0 + column.Words.Count(Hints.Answered))));
        if (answered is null)
        {
            asking.Notes.Add($"{table.File} has scores ({(score ?? flag)!.Name}) but no time at which they were given: nothing is made of them.");
            return null;
        }

        var fields = new Dictionary<string, FieldSource>(StringComparer.Ordinal)
        {
            [EventNames.CaseId] = Fields.Plain(table, caseId),
            [EventNames.At] = Fields.Time(table, answered, asking, review),
        };
        if (flag is not null)
            fields[EventNames.Dissatisfied] = Fields.Plain(table, flag) with { Values = Fields.FlagValues(flag, turned: !flag.Words.HasAny(Hints.Dissatisfied)) };
        if (score is not null)
        {
            fields[EventNames.Score] = Fields.Plain(table, score, scoreReview);
            fields.TryAdd(EventNames.Dissatisfied, Fields.Plain(table, score, $"scores up to {LowUntil(score)} count as dissatisfied") with { Values = LowScores(score) });
            asking.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Scores of {score.Name} go from {score.Minimum} to {score.Maximum}; up to {LowUntil(score)} counts as dissatisfied (review)."));
        }

        return new EventSource(table.File, fields);
    }

    /// <summary>1 and 2 of five; the detractors' 0 to 6 of ten; 1 to 3 of seven.</summary>
    private static int LowUntil(ColumnProfile score) => score.Maximum switch { <= 5 => 2, <= 7 => 3, _ => 6 };

    private static Dictionary<string, string> LowScores(ColumnProfile score) => score.Levels.ToDictionary(
        level => level,
        level => double.Parse(level, CultureInfo.InvariantCulture) <= LowUntil(score) ? "1" : "0",
        StringComparer.Ordinal);
}
