using System.CommandLine;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Speed.Commands;

/// <summary><c>same</c>: whether the forest's file is the same on any number of threads, with vectors and without.</summary>
internal static class SameCommand
{
    private static readonly (string Words, Dictionary<string, string> Environment)[] Vectors =
    [
        ("all vectors", []),
        ("no AVX-512", new() { ["DOTNET_EnableAVX512F"] = "0", ["DOTNET_EnableAVX512"] = "0" }),
        ("no AVX2", new() { ["DOTNET_EnableAVX2"] = "0" }),
        ("no vectors", new() { ["DOTNET_EnableHWIntrinsic"] = "0" }),
    ];

    public static Command Create()
    {
        var (data, rows) = (SharedOptions.Data(), SharedOptions.Rows(200_000));
        var threads = new Option<string>("--threads") { Description = "Numbers of threads.", DefaultValueFactory = _ => "1,2,4" };
        var command = new Command("same", "Grows the same forest on several numbers of threads, with vectors and without, and compares the files.") { data, rows, threads };
        command.SetAction(parsed =>
        {
            int[] numbers = [.. parsed.GetRequiredValue(threads).Split(',').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
            var settings = SharedOptions.Settings(parsed.GetRequiredValue(data), parsed.GetValue(rows), numbers[0]);
            var found = new HashSet<string>();
            foreach (var (words, environment) in Vectors)
            {
                foreach (var number in numbers)
                {
                    var fingerprint = ChildProcess.OwnLastLine(OwnCommands.Forest, (settings with { Threads = number }).Arguments(), environment);
                    Console.WriteLine($"{fingerprint}  {number} threads, {words}");
                    found.Add(fingerprint);
                }
            }

            Console.WriteLine(found.Count == 1 ? "met     the same forest, byte for byte" : $"NOT MET {found.Count} different forests, 1 expected");
            return found.Count == 1 ? 0 : 1;
        });
        return command;
    }
}
