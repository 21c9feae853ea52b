using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Predictor.Ledger;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;

namespace Predictor.Benchmarks.LedgerStudy;

/// <summary><c>ledger-scale</c>: the time of a ledger over many contacts that lie in memory, with a target, three outcomes and two groupings.</summary>
internal sealed class LedgerScaleCommand : Command
{
    private readonly Option<int> _rows = new("--rows") { Description = "Contacts.", DefaultValueFactory = _ => 10_000_000 };
    private readonly Option<int> _threads = new("--threads") { Description = "That work; 0: one a core.", DefaultValueFactory = _ => 0 };
    private readonly Option<string?> _out = new("--out") { Description = "Where the snapshot is written, to be compared with another's." };

    public LedgerScaleCommand()
        : base("ledger-scale", "Times a ledger over many contacts.")
    {
        Options.Add(_rows);
        Options.Add(_threads);
        Options.Add(_out);
        SetAction(Run);
    }

    private void Run(ParseResult arguments)
    {
        var table = SimulatedContacts.Make(arguments.GetValue(_rows));
        var policy = new Policy
        {
            Version = 1,
            CustomerValue = 900,
            ValueOutcome = "left",
            Bands = [new Band("low", "Low", new Dictionary<string, double> { ["*"] = 0 })],
            Targets = [new OutputTarget("aht", "handled within 6 minutes", "handle_seconds", 360, "queue", "queue 0", DateTimeOffset.FromUnixTimeSeconds(SimulatedContacts.TargetFrom))],
            Money = new LedgerMoney { HandlingPerHour = 30, Replacement = 190 },
        };
        var options = new LedgerOptions { Groups = ["queue", "team"], Threads = arguments.GetValue(_threads) };
        var (clock, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var stages = new Told(clock, processor);
        var ledger = new LedgerBuilder(table, policy, options).Build("scale", new LedgerData("", ""), [], Predictor.Ledger.BackTest.Hindsight.None, stages, CancellationToken.None);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ledger.Contacts:N0} contacts of {ledger.Customers:N0} customers: {clock.Elapsed.TotalSeconds:0.0} s, {spent.TotalSeconds:0.0} s of processor time, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB, snapshot {LedgerFile.Bytes(ledger).Length / 1024:N0} KiB"));
        Console.WriteLine(ledger.Targets[0].Sentence);
        if (arguments.GetValue(_out) is { } path)
            File.WriteAllBytes(path, LedgerFile.Bytes(ledger));
    }

    private sealed class Told(Stopwatch clock, TimeSpan before) : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.Elapsed.TotalSeconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.0} s of processor time: {value}"));
    }
}
