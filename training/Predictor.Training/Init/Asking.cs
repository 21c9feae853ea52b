namespace Predictor.Training.Init;

/// <summary>Asks where the tables leave a choice open, and keeps what is to be told of the draft.</summary>
internal sealed class Asking(IDraftQuestions questions)
{
    public List<string> Notes { get; } = [];

    /// <param name="question">One sentence.</param>
    /// <param name="answers">What may be chosen.</param>
    /// <param name="suggested">Position of the likeliest.</param>
    /// <param name="doubt">What a person should look at if nobody answered.</param>
    /// <returns>Position of the answer, and the doubt where it stays.</returns>
    public (int Answer, string? Review) Choose(string question, IReadOnlyList<string> answers, int suggested, string doubt)
    {
        var answer = questions.Choose(question, answers, suggested);
        return (answer, questions.IsAttended ? null : doubt);
    }

    /// <summary>The best of several columns; where another comes close, it is asked for.</summary>
    /// <param name="what">"the opening of a case".</param>
    /// <param name="table">Whose columns they are.</param>
    /// <param name="scored">Columns with how well they fit; those with 0 or less do not.</param>
    /// <param name="margin">By how much the best must lead to be sure.</param>
    public (ColumnProfile? Column, string? Review) Best(string what, TableProfile table, IEnumerable<(ColumnProfile Column, double Score)> scored, double margin = 1)
    {
        (ColumnProfile Column, double Score)[] ranked = [.. scored.Where(one => one.Score > 0).OrderByDescending(one => one.Score)];
        if (ranked.Length == 0)
            return (null, null);
        if (ranked.Length == 1 || ranked[0].Score - ranked[1].Score >= margin)
            return (ranked[0].Column, null);

        var near = ranked.Where(one => ranked[0].Score - one.Score < margin).Select(one => one.Column).ToArray();
        var (answer, review) = Choose(
            $"Which column of {table.File} is {what}?", [.. near.Select(column => column.Name)], 0,
            $"taken as {what}; it could be {string.Join(" or ", near[1..].Select(column => column.Name))}");
        return (near[answer], review);
    }
}
