using System.Globalization;
using System.Text;
using Predictor.Models.Bundles;
using Predictor.Models.Scoring;

namespace Predictor.Training.Scoring;

/// <summary>
/// The columns that `score` adds, the same for every row: probability, band, percentile and margin of each outcome, then its reasons.
/// Numbers are written in their shortest form that reads back to the same double, so that they equal the service's answers bit for bit.
/// </summary>
internal sealed class ScoreColumns
{
    private readonly string[] _outcomes;
    private readonly int _reasons;

    public ScoreColumns(Model model, int reasons)
    {
        _outcomes = [.. model.Outcomes.Select(outcome => outcome.Outcome.Name).Distinct()];
        _reasons = reasons;
    }

    public IEnumerable<string> Names()
    {
        foreach (var outcome in _outcomes)
        {
            yield return $"{outcome}_probability";
            yield return $"{outcome}_band";
            yield return $"{outcome}_percentile";
            yield return $"{outcome}_margin";
            for (var reason = 1; reason <= _reasons; reason++)
            {
                yield return $"{outcome}_reason{reason}";
                yield return $"{outcome}_reason{reason}_words";
                yield return $"{outcome}_reason{reason}_points";
                yield return $"{outcome}_reason{reason}_contribution";
            }
        }
    }

    /// <summary>An outcome that is not predicted at the row's moment, and a reason that there is not, leave their cells empty.</summary>
    public void Append(StringBuilder line, CaseScore score)
    {
        foreach (var outcome in _outcomes)
        {
            var answer = score.Outcomes.FirstOrDefault(each => each.Model.Outcome.Name == outcome);
            if (answer is null)
            {
                line.Append(',', 4 * (1 + _reasons));
                continue;
            }

            line.Append(',');
            Number(line, answer.Probability);
            line.Append(',');
            Csv.Append(line, answer.Band.Name);
            line.Append(',');
            Number(line, answer.Percentile);
            line.Append(',');
            Number(line, answer.Margin);
            for (var reason = 0; reason < _reasons; reason++)
            {
                Append(line, reason < answer.Reasons.Count ? answer.Reasons[reason] : null);
            }
        }
    }

    private static void Append(StringBuilder line, Reason? reason)
    {
        if (reason is null)
        {
            line.Append(',', 4);
            return;
        }

        line.Append(',');
        Csv.Append(line, reason.Code);
        line.Append(',');
        Csv.Append(line, reason.Words);
        line.Append(',');
        Number(line, reason.Points);
        line.Append(',');
        Number(line, reason.Contribution);
    }

    private static void Number(StringBuilder line, double value) => line.Append(CultureInfo.InvariantCulture, $"{value:R}");
}
