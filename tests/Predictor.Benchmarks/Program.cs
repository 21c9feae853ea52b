using System.CommandLine;
using BenchmarkDotNet.Running;
using Predictor.Benchmarks.Speed.Commands;

namespace Predictor.Benchmarks;

/// <summary>Benchmarks by name: <c>kernels</c> are BenchmarkDotNet's and take its options.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        var kernels = new Command("kernels", "Times the kernels with BenchmarkDotNet, whose options follow.") { TreatUnmatchedTokensAsErrors = false };
        kernels.SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. parsed.UnmatchedTokens]); });
        var root = new RootCommand("Measures Predictor, alone and beside its peers.") { kernels, SpeedCommand.Create(), ScaleCommand.Create(), SameCommand.Create(), new Accuracy.AccuracyCommand(), new Load.LoadCommand(), new Load.Crash.CrashCommand(), new Load.Faults.FaultsCommand(), new Load.Fuzz.FuzzCommand(), new Desk.DeskCommand(), new LedgerStudy.LedgerStudyCommand(), new LedgerStudy.LedgerScaleCommand(), Load.Host.BareHost.Command() };
        foreach (var own in OwnCommands.All())
        {
            root.Add(own);
        }

        return root.Parse(arguments).Invoke();
    }
}
