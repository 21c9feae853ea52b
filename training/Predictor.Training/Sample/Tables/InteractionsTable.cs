using Predictor.Training.Sample.Process;

namespace Predictor.Training.Sample.Tables;

/// <summary>interactions.csv, in time order.</summary>
internal static class InteractionsTable
{
    public const string Name = "interactions.csv";

    private const string Header = "interaction_id,customer_id,started_at,channel,queue,team,agent,reason,"
        + "wait_seconds,handle_seconds,holds,hold_seconds,transfers,resolved,reopenings,closed_at";

    private const int CellsOfHandling = 8;

    /// <returns>Rows.</returns>
    public static int Write(string path, ToldCentre centre, CancellationToken cancellation)
    {
        using var csv = new CsvText(path, Header);
        for (var i = centre.First; i < centre.Interactions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ref readonly var interaction = ref centre.Interactions[i];
            var agent = centre.Agents.All[interaction.Handling.Agent];
            var reason = CausalProcess.Reasons[interaction.Reason];
            csv.AddId('I', i + 1);
            csv.AddId('C', interaction.Customer + 1);
            csv.AddTime(interaction.OpenedAt);
            csv.Add(Levels.Of(interaction.Channel));
            csv.Add(Levels.Of(reason.Queue));
            csv.Add(agent.Team);
            csv.Add(interaction.Handling.HasAgent ? agent.Name : "");
            csv.Add(reason.Name);
            AddHandling(csv, interaction);
            csv.EndRow();
        }

        return centre.Interactions.Length - centre.First;
    }

    private static void AddHandling(CsvText csv, in Interaction interaction)
    {
        if (!interaction.IsClosedInPeriod)
        {
            for (var cell = 0; cell < CellsOfHandling; cell++)
            {
                csv.Add("");
            }

            return;
        }

        ref readonly var handling = ref interaction.Handling;
        csv.AddUnlessNegative(handling.Wait);
        csv.AddUnlessNegative(handling.Handle);
        csv.Add(handling.Holds);
        csv.Add(handling.Hold);
        csv.Add(handling.Transfers);
        csv.Add(handling.IsResolved ? "yes" : "no");
        csv.Add(handling.Reopenings);
        csv.AddTime(interaction.ClosedAt);
    }
}
