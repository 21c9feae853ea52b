using System.Text;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Training.Output;

namespace Predictor.Training.Tuning.Journal;

/// <summary>
/// The file that a search lives in, JSON lines: who it is, then a line a trial, each on the disk before the next one begins. A line that was cut short when the
/// process or the machine died is dropped, and the search goes on from the one before it.
/// </summary>
internal sealed class TrialJournal : IDisposable
{
    private const int MostBytes = 64 << 20;

    private readonly FileStream _file;
    private readonly List<TrialRecord> _trials = [];

    private TrialJournal(string path, FileStream file) => (Path, _file) = (path, file);

    public string Path { get; }

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<TrialRecord> Trials => _trials;

    /// <summary>Opens a search's journal, or begins one. No other process of this program can until it is disposed.</summary>
    /// <exception cref="DataException">It is another search's, or no journal.</exception>
    /// <exception cref="IOException">Another process has it open.</exception>
    public static TrialJournal Open(string path, SearchIdentity identity)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var journal = new TrialJournal(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        try
        {
            journal.Read(identity);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Append(TrialRecord trial)
    {
        Write(trial);
        _trials.Add(trial);
    }

    public void Dispose() => _file.Dispose();

    private void Read(SearchIdentity identity)
    {
        if (_file.Length > MostBytes)
            throw NoJournal(1, $"has {_file.Length} bytes, expected at most {MostBytes}");
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var (from, number, isFirst) = (0, 0, true);
        if (!bytes.Contains((byte)'\n') && !Line(identity).AsSpan().StartsWith(bytes))
            throw NoJournal(1, "is no line of one");
        while (from < bytes.Length)
        {
            number++;
            var length = bytes.AsSpan(from).IndexOf((byte)'\n');
            var isLast = length < 0 || from + length + 1 == bytes.Length;
            if (length < 0 || !TryRead(bytes.AsSpan(from, length), isFirst, identity, number, isLast))
                break;
            from += length + 1;
            isFirst = false;
        }

        _file.SetLength(from);
        _file.Position = from;
        if (isFirst)
            Write(identity);
    }

    /// <returns>False for a line that was cut short.</returns>
    private bool TryRead(ReadOnlySpan<byte> line, bool isFirst, SearchIdentity identity, int number, bool isLast)
    {
        try
        {
            if (isFirst)
                Check(JsonSerializer.Deserialize<SearchIdentity>(line, CommandJson.Options), identity);
            else
                _trials.Add(JsonSerializer.Deserialize<TrialRecord>(line, CommandJson.Options) is { Outcome: not null, Options: not null } trial ? trial : throw new JsonException("null"));
            return true;
        }
        catch (JsonException) when (isLast && !isFirst)
        {
            return false;
        }
        catch (JsonException fault)
        {
            throw NoJournal(number, $"is no line of one ({fault.Message})");
        }
    }

    private void Check(SearchIdentity? found, SearchIdentity identity)
    {
        if (found is not { Fingerprint: not null, Options: not null })
            throw new JsonException("null");
        if (found.Fingerprint != identity.Fingerprint)
        {
            throw new DataException(
                $"{Path} holds the trials of another search: {identity.Differences(found)}. Say what was said then to go on with it, or another --journal to begin anew.");
        }
    }

    /// <summary>In one go and through to the disk.</summary>
    private void Write<T>(T line)
    {
        _file.Write(Line(line));
        _file.Flush(flushToDisk: true);
    }

    private static byte[] Line<T>(T line) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, CommandJson.Options) + "\n");

    private DataException NoJournal(int line, string problem) => new($"{Path} is no journal of a search: line {line} {problem}.");
}
