using Predictor.Training.Sample.Process;

namespace Predictor.Training.Sample.Tables;

/// <summary>truth.csv: at arrival for every interaction, at closure for those closed by the end of observation.</summary>
internal static class TruthTable
{
    public const string Name = "truth.csv";

    private const string Header = "interaction_id,moment,outcome,probability";

    /// <returns>Rows.</returns>
    public static int Write(string path, ToldCentre centre, CancellationToken cancellation)
    {
        using var csv = new CsvText(path, Header);
        var rows = 0;
        for (var i = centre.First; i < centre.Interactions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ref readonly var interaction = ref centre.Interactions[i];
            rows += Add(csv, i + 1, "arrival", interaction.AtArrival);
            if (interaction.IsClosedInPeriod)
            {
                rows += Add(csv, i + 1, "closure", interaction.AtClosure);
            }
        }

        return rows;
    }

    private static int Add(CsvText csv, int id, string moment, in Probabilities truth)
    {
        Add(csv, id, moment, "left", truth.Left);
        Add(csv, id, moment, "dissatisfied", truth.Dissatisfied);
        Add(csv, id, moment, "dissatisfied_all", truth.DissatisfiedAll);
        Add(csv, id, moment, "back", truth.Back);
        return 4;
    }

    private static void Add(CsvText csv, int id, string moment, string outcome, double probability)
    {
        csv.AddId('I', id);
        csv.Add(moment);
        csv.Add(outcome);
        csv.Add(probability, "F6");
        csv.EndRow();
    }
}
