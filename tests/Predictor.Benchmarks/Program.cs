using System.CommandLine;
using BenchmarkDotNet.Running;

namespace Predictor.Benchmarks;

/// <summary>Benchmarks by name: <c>kernels</c> are BenchmarkDotNet's and take its options.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        var kernels = new Command("kernels", "Times the kernels with BenchmarkDotNet, whose options follow.") { TreatUnmatchedTokensAsErrors = false };
        kernels.SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. parsed.UnmatchedTokens]); });
        return new RootCommand("Measures Predictor, alone and beside its peers.") { kernels, new Accuracy.AccuracyCommand() }.Parse(arguments).Invoke();
    }
}
