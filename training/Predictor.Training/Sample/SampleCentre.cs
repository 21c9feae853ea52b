using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Randomness;
using Predictor.Training.Sample.Staff;
using Predictor.Training.Sample.Tables;

namespace Predictor.Training.Sample;

/// <summary>
/// Brightwater, a fictional utility: customers, their contacts and surveys as a company would export them, and the true probabilities behind them.
/// The README beside this file documents the process.
/// </summary>
public static class SampleCentre
{
    private const int CustomersAtOnce = 500;

    /// <summary>Writes customers.csv, interactions.csv, surveys.csv and, where asked for, truth.csv: beside, and moved into place when all are whole.</summary>
    /// <param name="options">The bytes depend on them alone.</param>
    /// <param name="folder">Made where it is not; files of these names in it are replaced, and an older truth.csv goes where none is asked for.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Leaves the folder's files as they were.</param>
    /// <exception cref="ArgumentException">Options out of range, all named at once.</exception>
    public static SampleWritten Write(SampleOptions options, string folder, IProgress<double>? progress, CancellationToken cancellation)
    {
        options.Check();
        var timeline = new Timeline(options.Months);
        var agents = new Agents(options.Seed);
        var customers = new Customer[options.Customers];
        var interactions = InTimeOrder(Tell(options, timeline, agents, customers, progress, cancellation), timeline);
        var from = options.KeepMonths is { } months ? Timeline.FirstOfMonth(months) : long.MinValue;
        var written = Write(new ToldCentre(agents, customers, interactions, from), options, folder, cancellation);
        progress?.Report(1);
        return written;
    }

    private static SampleWritten Write(ToldCentre centre, SampleOptions options, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var files = new FilesInPlace(folder);
        var written = new SampleWritten(
            CustomersTable.Write(files.Add(CustomersTable.Name), centre, cancellation),
            InteractionsTable.Write(files.Add(InteractionsTable.Name), centre, cancellation),
            SurveysTable.Write(files.Add(SurveysTable.Name), centre, cancellation),
            options.Truth ? TruthTable.Write(files.Add(TruthTable.Name), centre, cancellation) : 0);
        cancellation.ThrowIfCancellationRequested();
        files.MoveIntoPlace();
        if (!options.Truth)
        {
            File.Delete(Path.Combine(folder, TruthTable.Name));
        }

        return written;
    }

    private static Interaction[][] Tell(
        SampleOptions options, Timeline timeline, Agents agents, Customer[] customers, IProgress<double>? progress, CancellationToken cancellation)
    {
        var groups = new Interaction[(options.Customers + CustomersAtOnce - 1) / CustomersAtOnce][];
        var told = 0;
        Parallel.For(0, groups.Length, Parallelism(options, cancellation), group =>
        {
            var story = new CustomerStory(timeline, agents, options.Truth ? new ArrivalTruth() : null);
            var interactions = new List<Interaction>();
            var last = Math.Min(options.Customers, (group + 1) * CustomersAtOnce);
            for (var index = group * CustomersAtOnce; index < last; index++)
            {
                var draws = new Draws(options.Seed, Draws.Stream.Story, index);
                customers[index] = CustomerDraw.Draw(index, draws, timeline);
                interactions.AddRange(story.Tell(customers[index], options.Seed, draws));
            }

            groups[group] = [.. interactions];
            progress?.Report(0.9 * Interlocked.Increment(ref told) / groups.Length);
        });
        return groups;
    }

    /// <summary>By opening, then customer: no customer opens two at once.</summary>
    private static Interaction[] InTimeOrder(Interaction[][] groups, Timeline timeline)
    {
        var all = new Interaction[groups.Sum(group => group.Length)];
        var keys = new long[all.Length];
        var count = 0;
        foreach (var group in groups)
        {
            foreach (ref readonly var interaction in group.AsSpan())
            {
                keys[count] = ((interaction.OpenedAt - timeline.Start) << 32) | (uint)interaction.Customer;
                all[count++] = interaction;
            }
        }

        Array.Sort(keys, all);
        return all;
    }

    private static ParallelOptions Parallelism(SampleOptions options, CancellationToken cancellation) => new()
    {
        CancellationToken = cancellation,
        MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
    };
}
