using Predictor.Cases.Words;

namespace Predictor.Training.Reporting.Words;

/// <summary>What a model must not be used for: only what is true of this one.</summary>
internal static class MustNot
{
    public static IEnumerable<string> Of(Report report)
    {
        foreach (var section in report.Outcomes)
        {
            switch (Verdict.Of(section.Last).Fitness)
            {
                case Fitness.OrderOnly:
                    yield return $"“{Shown.Sentence(section.Outcome.Words)}” {MomentWords.At(section.Last.Model.Moment)}: to reckon sums of money or numbers to expect, while its probabilities are off.";
                    break;
                case Fitness.NotShown or Fitness.TooFew:
                    yield return $"“{Shown.Sentence(section.Outcome.Words)}”: for anything yet.";
                    break;
            }

            if (section.Outcome.IsOutput)
                yield return $"“{Shown.Sentence(section.Outcome.Words)}” is something that the centre counts, not something that a customer does: not as a goal in itself.";
        }

        if (report.Outcomes.Any(section => section.Moments.Count > 1))
            yield return "To judge handling: the difference between arrival and closure is what came to light by then, not what handling did.";
        yield return "As causes: columns go with what happens. Changing one need not change it.";
        yield return "To refuse or put off anyone. It orders attention; a person decides.";
        var open = report.Model.Schema.Columns.Where(column => column.Review is not null && column.IsFeature).Select(ReasonWords.Label).ToArray();
        if (open.Length > 0)
            yield return $"Live, before a person has confirmed what training noted of {string.Join(", ", open)} (see provenance).";
    }
}
