using Predictor.Training.Sample.Process;

namespace Predictor.Training.Sample.Tables;

/// <summary>surveys.csv, in the order of their interactions; those answered by the end of observation.</summary>
internal static class SurveysTable
{
    public const string Name = "surveys.csv";

    private const string Header = "survey_id,interaction_id,answered_at,score";

    /// <returns>Rows.</returns>
    public static int Write(string path, ToldCentre centre, CancellationToken cancellation)
    {
        using var csv = new CsvText(path, Header);
        var rows = 0;
        for (var i = centre.First; i < centre.Interactions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ref readonly var interaction = ref centre.Interactions[i];
            if (interaction.AnsweredAt is not { } answeredAt || answeredAt > Timeline.End)
            {
                continue;
            }

            csv.AddId('S', i + 1);
            csv.AddId('I', i + 1);
            csv.AddTime(answeredAt);
            csv.Add(interaction.Score);
            csv.EndRow();
            rows++;
        }

        return rows;
    }
}
