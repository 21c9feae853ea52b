using Predictor.Cases.Tables;
using Predictor.Store.History;
using Predictor.Training.Init;

namespace Predictor.Training.Reading;

/// <summary>The columns of one file that hold times, row beside row.</summary>
/// <param name="File">Its name.</param>
/// <param name="Columns">By name, epoch seconds; <see cref="Missing"/> where there is none, or none that can be read.</param>
internal sealed record TimeTable(string File, IReadOnlyDictionary<string, long[]> Columns)
{
    public const long Missing = long.MinValue;

    /// <summary>At most so many rows are read, the first: times that go wrong do so in more than the last rows.</summary>
    private const int MostRows = 200_000;

    /// <summary>Rows whose cells say how a column that no mapping names writes its times.</summary>
    private const int GuessedRows = 1_000;

    /// <param name="path">The file.</param>
    /// <param name="zone">Of times without an offset.</param>
    /// <param name="columns">Names of columns that may be there, each with its format where one is known.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static TimeTable Read(string path, TimeZoneInfo zone, IReadOnlyDictionary<string, string?> columns, CancellationToken cancellation)
    {
        using var table = CsvTable.Open(path);
        var found = columns.Where(column => table.TryFind(column.Key, out _)).ToDictionary(column => column.Key, column => column.Value ?? Guess(path, column.Key));
        var read = found.Where(column => column.Value is not null)
            .Select(column => (Name: column.Key, Position: table.Find(column.Key), Format: new TimeFormat(column.Value!, zone), Seconds: new List<long>())).ToArray();
        for (var row = 0; read.Length > 0 && row < MostRows && table.Read(); row++)
        {
            foreach (var (_, position, format, seconds) in read)
            {
                var text = table[position];
                seconds.Add(!text.IsEmpty && format.TryRead(text, out var time) ? time : Missing);
            }

            if ((row & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        return new TimeTable(table.Name, read.ToDictionary(column => column.Name, column => column.Seconds.ToArray(), StringComparer.Ordinal));
    }

    private static string? Guess(string path, string column)
    {
        using var table = CsvTable.Open(path);
        var position = table.Find(column);
        var guess = new TimeGuess();
        for (var row = 0; row < GuessedRows && table.Read(); row++)
        {
            if (!table[position].IsEmpty)
                guess.Add(table[position]);
        }

        return guess.Candidates.Count > 0 ? guess.Candidates[0] : null;
    }
}
