namespace Predictor.Training.Sample;

/// <summary>Which sample centre is made. The bytes written depend on these and, <see cref="Threads"/> aside, on nothing else.</summary>
public sealed record SampleOptions
{
    /// <summary>Customers who ever were in the period, 1 to 5,000,000.</summary>
    public int Customers { get; init; } = 20_000;

    public ulong Seed { get; init; } = 1;

    /// <summary>Length of the period that ends 2026-06-30T23:59:59Z, 1 to 60 months.</summary>
    public int Months { get; init; } = 24;

    /// <summary>
    /// Write the last months only, 1 to <see cref="Months"/>: interactions opened in them, their surveys, and the customers who had not left before.
    /// Null: all. What is written is what the same centre has there with everything written.
    /// </summary>
    public int? KeepMonths { get; init; }

    /// <summary>Whether truth.csv is written; the other files do not depend on it.</summary>
    public bool Truth { get; init; } = true;

    /// <summary>Threads; the files do not depend on it. 0: one a core.</summary>
    public int Threads { get; init; }

    /// <exception cref="ArgumentException">With every mistake at once.</exception>
    internal void Check()
    {
        var mistakes = new List<string>();
        Between(mistakes, "customers", Customers, 1, 5_000_000);
        Between(mistakes, "months", Months, 1, 60);
        Between(mistakes, "months to keep", KeepMonths ?? 1, 1, Math.Max(1, Months));
        Between(mistakes, "threads", Threads, 0, 1024);
        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"No sample can be made: {string.Join("; ", mistakes)}.");
        }
    }

    private static void Between(List<string> mistakes, string name, int found, int least, int most)
    {
        if (found < least || found > most)
        {
            mistakes.Add(FormattableString.Invariant($"{name} is {found}, expected {least} to {most}"));
        }
    }
}
