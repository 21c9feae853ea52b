using System.Text;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Load;

/// <summary>What was seen and what had to be reached, as it is printed and kept.</summary>
internal sealed class LoadReport
{
    private readonly Machine _machine = Machine.This();
    private readonly OtherLoad _others = new();
    private readonly List<string> _seen = [];
    private readonly List<Target> _targets = [];

    /// <summary>A line of the table; also told at once.</summary>
    public void Saw(string what, string figure)
    {
        Console.Error.WriteLine($"{what}: {figure}");
        _seen.Add($"| {what} | {figure} |");
    }

    public void Held(string words, double measured, double limit, bool atMost)
    {
        var target = new Target(words, measured, limit, atMost);
        Console.Error.WriteLine(target);
        _targets.Add(target);
    }

    public string ToMarkdown() => new StringBuilder()
        .Append("# The service under load\n\n")
        .Append(FormattableString.Invariant($"{_machine}. Two outcomes of 100 trees and 31 leaves; wrk, hey and the service share the cores. Ratios are taken round by round, the median (least to most) is shown. Other programs used {100 * _others.Share():0.0} % of the machine meanwhile.\n\n"))
        .Append("| what | figure |\n|---|---|\n")
        .AppendJoin('\n', _seen)
        .Append("\n\n```\n")
        .AppendJoin('\n', _targets)
        .Append("\n```\n")
        .ToString();

    public void Write(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, _machine.Slug)).FullName, "load.md");
        File.WriteAllText(path, ToMarkdown());
        Console.Error.WriteLine($"written: {path}");
    }
}
