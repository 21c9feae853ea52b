using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>Columns of the tables as fields of a mapping.</summary>
internal static class Fields
{
    public static FieldSource Plain(TableProfile table, ColumnProfile column, string? review = null) => new(table.File, column.Name, Review: review);

    /// <summary>A column of times in the format that its cells show; day or month first is asked for where they leave it open.</summary>
    public static FieldSource Time(TableProfile table, ColumnProfile column, Asking asking, string? review = null)
    {
        var candidates = column.TimeFormats;
        if (!TimeGuess.IsAmbiguous(candidates))
            return new FieldSource(table.File, column.Name, candidates[0], Review: review);

        string[] answers = [candidates.First(TimeGuess.DayFirst), candidates.First(TimeGuess.MonthFirst)];
        var (answer, doubt) = asking.Choose(
            $"Is {column.Sample.First(text => text.Length > 0)} in {table.File}, column {column.Name} day first or month first?", answers, 0,
            $"the days of {column.Name} fit {answers[0]} and {answers[1]} alike");
        return new FieldSource(table.File, column.Name, answers[answer], Review: Join(review, doubt));
    }

    /// <summary>Yes and no in other words than the reader's own as 1 and 0; null where they are its own.</summary>
    public static IReadOnlyDictionary<string, string>? FlagValues(ColumnProfile column, bool turned = false)
    {
        string[] own = ["1", "0", "true", "false", "yes", "no", "y", "n"];
        if (!turned && column.Levels.All(level => own.Contains(level.ToLowerInvariant())))
            return null;
        return column.Levels.Where(level => level.Length > 0).ToDictionary(level => level, level => ColumnProfile.Is(Hints.Yes, level) != turned ? "1" : "0", StringComparer.Ordinal);
    }

    public static string? Join(params string?[] reviews) => string.Join("; ", reviews.OfType<string>().Where(review => review.Length > 0)) is { Length: > 0 } all ? all : null;
}
