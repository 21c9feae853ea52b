using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Words;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Desk.Cases;

/// <summary>A case with some of its values moved, scored by the same model and version.</summary>
/// <param name="Fields">That can be moved: what handling decided first, then the rest; only those that the outcome's model looks at.</param>
/// <param name="Score">With the values moved; null where none is.</param>
public sealed record WhatIf(IReadOnlyList<WhatIfField> Fields, OutcomeScore? Score)
{
    /// <summary>In an address, before a column's name.</summary>
    public const string Prefix = "set.";

    /// <summary>Of a category, more are not listed: they are typed.</summary>
    private const int MostLevels = 100;

    private const int LongestText = 200;

    public bool IsMoved => Score is not null;

    /// <param name="scored">By which version.</param>
    /// <param name="outcome">Model of the outcome at the moment.</param>
    /// <param name="row">As scored.</param>
    /// <param name="said">By column: to what it is moved; empty, or none of the columns: not moved.</param>
    /// <param name="isShown">Whether a column may be named.</param>
    public static WhatIf Of(LiveModel scored, OutcomeModel outcome, float[] row, IReadOnlyDictionary<string, string> said, Func<string, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(scored);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(isShown);
        var encoder = scored.Model.Encoder;
        var moved = (float[])row.Clone();
        var fields = outcome.Forest.UsedFeatures
            .Where(column => encoder.Schema.FeatureColumns[column] is var about && about.Source != ColumnSource.Clock && about.KnownAt <= outcome.Moment && isShown(about.Name))
            .Select(column => Field(encoder, column, row, moved, outcome.Moment, said))
            .OrderByDescending(field => field.IsHandling).ToArray();
        return new WhatIf(
            fields,
            fields.Any(field => field.IsMoved) ? scored.Scorer.Score(moved, outcome.Moment, null, 0).Outcomes.First(score => score.Model.Outcome.Name == outcome.Outcome.Name) : null);
    }

    /// <summary>A cell as a form has it, and as it is read again to the same cell; empty: not known, or a level that training never saw.</summary>
    public static string Text(CaseEncoder encoder, int column, float cell)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        return float.IsNaN(cell) ? ""
            : encoder.Vocabularies[column] is { } vocabulary ? cell < vocabulary.Levels.Count ? vocabulary.Levels[(int)cell] : ""
            : encoder.Schema.FeatureColumns[column].Kind == ColumnKind.Flag ? cell == 0 ? "no" : "yes"
            : cell.ToString("R", CultureInfo.InvariantCulture);
    }

    private static WhatIfField Field(CaseEncoder encoder, int column, float[] row, float[] moved, Moment moment, IReadOnlyDictionary<string, string> said)
    {
        var about = encoder.Schema.FeatureColumns[column];
        var was = Text(encoder, column, row[column]);
        var (text, problem) = (was, (CellProblem?)null);
        if (said.TryGetValue(about.Name, out var told) && told.Trim() is { Length: > 0 and <= LongestText } to && to != was)
        {
            text = to;
            if (encoder.Set(moved, column, moment, to) is var found and not CellProblem.None)
                (problem, moved[column]) = (found, row[column]);
            else if (moved[column] == row[column])
                text = was;
        }

        var levels = encoder.Vocabularies[column] is { } vocabulary && vocabulary.Levels.Count <= MostLevels ? vocabulary.Levels : null;
        return new WhatIfField(about, was, text, ReasonWords.Of(encoder, column, row[column]), levels, problem, about.KnownAt == Moment.Closure);
    }
}
