using Predictor.Training.Sample;
using Predictor.Training.Tests.Sample;

[assembly: AssemblyFixture(typeof(WrittenCentre))]

namespace Predictor.Training.Tests.Sample;

/// <summary>One centre of 8,000 customers, written once for all tests, with the labels as the windows define them.</summary>
public sealed class WrittenCentre : IDisposable
{
    private const double Day = 86_400;

    private static readonly double End = SampleTable.Seconds("2026-06-30T23:59:59Z");

    public WrittenCentre()
    {
        Folder = Directory.CreateTempSubdirectory("sample").FullName;
        Written = SampleCentre.Write(new SampleOptions { Customers = 8_000, Seed = 5 }, Folder, null, CancellationToken.None);
        Interactions = new SampleTable(Path.Combine(Folder, "interactions.csv"));
        Customers = new SampleTable(Path.Combine(Folder, "customers.csv"));
        Surveys = new SampleTable(Path.Combine(Folder, "surveys.csv"));
        Truth = new SampleTable(Path.Combine(Folder, "truth.csv"));
        OpenedAt = Interactions.Times("started_at");
        ClosedAt = Interactions.Times("closed_at");
        var customerIds = Interactions.Text("customer_id");
        var leftAt = Customers.Text("customer_id").Zip(Customers.Times("left_at")).ToDictionary(pair => pair.First, pair => pair.Second);
        LeftAt = [.. customerIds.Select(id => leftAt[id])];
        NextAt = Next(customerIds, OpenedAt);
        var scores = Surveys.Text("interaction_id").Zip(Surveys.Numbers("score")).ToDictionary(pair => pair.First, pair => pair.Second);
        Score = [.. Interactions.Text("interaction_id").Select(id => scores.GetValueOrDefault(id, double.NaN))];
    }

    public string Folder { get; }

    public SampleWritten Written { get; }

    internal SampleTable Interactions { get; }

    internal SampleTable Customers { get; }

    internal SampleTable Surveys { get; }

    internal SampleTable Truth { get; }

    /// <summary>By interaction, as all that follow.</summary>
    public double[] OpenedAt { get; }

    public double[] ClosedAt { get; }

    public double[] LeftAt { get; }

    /// <summary>The customer's next opening; NaN where there is none.</summary>
    public double[] NextAt { get; }

    public double[] Score { get; }

    /// <summary>By interaction; NaN where there is no such row.</summary>
    public double[] Probability(string moment, string outcome)
    {
        var place = Interactions.Text("interaction_id").Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        var probabilities = new double[OpenedAt.Length];
        Array.Fill(probabilities, double.NaN);
        var values = Truth.Numbers("probability");
        for (var row = 0; row < values.Length; row++)
        {
            if (Truth.Rows[row][1] == moment && Truth.Rows[row][2] == outcome)
            {
                probabilities[place[Truth.Rows[row][0]]] = values[row];
            }
        }

        return probabilities;
    }

    /// <summary>By interaction: 1 or 0; NaN where it is not mature, or there is no survey, or no such moment.</summary>
    public double[] Label(string moment, string outcome)
    {
        var at = moment == "arrival" ? OpenedAt : ClosedAt;
        return outcome switch
        {
            "left" => Within(at, LeftAt, 30 * Day),
            "back" => Within(at, NextAt, 14 * Day),
            _ => [.. Score.Select(score => double.IsNaN(score) ? double.NaN : score <= 2 ? 1 : 0)],
        };
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static double[] Within(double[] at, double[] eventAt, double horizon) =>
        [.. at.Zip(eventAt, (from, then) => !(from + horizon <= End) ? double.NaN : then > from && then <= from + horizon ? 1 : 0)];

    private static double[] Next(string[] customerIds, double[] openedAt)
    {
        var next = new double[openedAt.Length];
        var upcoming = new Dictionary<string, double>();
        for (var i = openedAt.Length - 1; i >= 0; i--)
        {
            next[i] = upcoming.GetValueOrDefault(customerIds[i], double.NaN);
            upcoming[customerIds[i]] = openedAt[i];
        }

        return next;
    }
}
