using Predictor.Benchmarks.Accuracy;

namespace Predictor.Benchmarks.Load.Faults;

/// <summary>The faults by name, each with a place made for it.</summary>
internal sealed class FaultSet(LoadBench bench)
{
    private const string FakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    private static readonly Action Nothing = () => { };

    public static readonly string[] Names = ["disk-full", "store-gone", "model-broken", "clock-back", "overload"];

    private string Work => Path.Combine(bench.Folder, "faults");

    public FaultPlace Of(string name)
    {
        if (Directory.Exists(Work))
            Directory.Delete(Work, recursive: true);
        Directory.CreateDirectory(Work);
        var file = Path.Combine(Work, "store.db");
        return name switch
        {
            "disk-full" => DiskFull(),
            "store-gone" => Place(file, new Fault(name, () => Move(file, ""), () => Move(file, ".away"), 16)),
            "model-broken" => ModelBroken(file),
            "clock-back" => ClockBack(file),

            // As many as fill it call before and after; limits as they ship but for the rate, of which one caller has no more than his share.
            "overload" => new FaultPlace { Bench = bench, Connection = $"Data Source={file}", Fault = new Fault(name, Nothing, Nothing, 640), UsualCallers = 64, Settings = ["Limits:Concurrent=256"] },
            _ => throw new InvalidOperationException($"No fault is called {name}: expected one of {string.Join(", ", Names)}."),
        };
    }

    /// <summary>The database that a command takes away and another one brings back.</summary>
    public FaultPlace Postgres(string connection, string away, string back) => new()
    {
        Bench = bench,
        Connection = connection,
        Fault = new Fault("postgres-gone", () => Shell(away), () => Shell(back), 16),
    };

    private FaultPlace Place(string file, Fault fault) => new() { Bench = bench, Connection = $"Data Source={file}", Fault = fault };

    private FaultPlace DiskFull()
    {
        var disk = SmallDisk.Mount(Path.Combine(Work, "disk"));
        return new FaultPlace
        {
            Bench = bench,
            Connection = $"Data Source={Path.Combine(disk.Folder, "store.db")}",
            Fault = new Fault("disk-full", disk.Fill, disk.Free, 16),
            CleanUp = disk.Dispose,
        };
    }

    /// <summary>A version whose files are cut short is said to be live; then it is taken back.</summary>
    private FaultPlace ModelBroken(string file)
    {
        var home = Path.Combine(Work, "home");
        var model = Path.Combine(home, "models", LoadModel.Name);
        Copy(Path.Combine(bench.Folder, "models", LoadModel.Name), model);
        var (live, broken) = (Path.Combine(model, "live.json"), Path.Combine(model, "2"));
        var sound = File.ReadAllText(live);
        return new FaultPlace
        {
            Bench = bench with { Folder = home },
            Connection = $"Data Source={file}",
            Fault = new Fault(
                "model-broken",
                () =>
                {
                    Copy(Path.Combine(model, "1"), broken);
                    foreach (var part in Directory.EnumerateFiles(broken, "*", SearchOption.AllDirectories))
                    {
                        using var cut = new FileStream(part, FileMode.Open);
                        cut.SetLength(cut.Length / 2);
                    }

                    Replace(live, sound.Replace("\"champion\": 1", "\"champion\": 2", StringComparison.Ordinal));
                },
                () => Replace(live, sound),
                16),
        };
    }

    private FaultPlace ClockBack(string file)
    {
        if (!File.Exists(FakeTime))
            throw new InvalidOperationException($"{FakeTime} is not there: apt-get install faketime.");
        var clock = Path.Combine(Work, "clock");
        File.WriteAllText(clock, "+0");
        return new FaultPlace
        {
            Bench = bench,
            Connection = $"Data Source={file}",
            Fault = new Fault("clock-back", () => Replace(clock, "-1h"), () => Replace(clock, "+0"), 16),
            Environment = new Dictionary<string, string>
            {
                ["LD_PRELOAD"] = FakeTime,
                ["FAKETIME_TIMESTAMP_FILE"] = clock,
                ["FAKETIME_NO_CACHE"] = "1",
                ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            },
        };
    }

    /// <summary>The file with all that stands beside it.</summary>
    private static void Move(string file, string ending)
    {
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            var (from, to) = ending.Length == 0 ? (file + part, file + part + ".away") : (file + part + ending, file + part);
            if (File.Exists(from))
                File.Move(from, to, overwrite: true);
        }
    }

    private static void Replace(string file, string text)
    {
        File.WriteAllText($"{file}.new", text);
        File.Move($"{file}.new", file, overwrite: true);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Shell(string command) => Commands.Run("bash", ["-c", command]);
}
