using System.Diagnostics;
using System.Runtime.InteropServices;
using Predictor.Tests;

namespace Predictor.Training.Tests.Exporting;

/// <summary>ONNX Runtime, by its binding to Node: an implementation nobody here wrote.</summary>
internal static class OnnxRuntime
{
    private const string Variable = "PREDICTOR_TEST_ONNXRUNTIME";

    /// <summary>Runs a model over rows of cells; skips the test, saying so, where the runtime is not there.</summary>
    public static List<(double Margin, double Probability)> Run(string model, IReadOnlyList<float[]> rows, TemporaryFolder folder)
    {
        var modules = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(
            modules is { Length: > 0 },
            $"No ONNX Runtime: {Variable} names no folder in which `npm install onnxruntime-node` was run.");
        var cells = rows.SelectMany(row => row).ToArray();
        File.WriteAllBytes(folder["cells.bin"], MemoryMarshal.AsBytes<float>(cells).ToArray());
        var script = Repository.PathTo("tests", "Predictor.Training.Tests", "Reference", "onnx_run.js");
        var start = new ProcessStartInfo("node", [script, modules, model, folder["cells.bin"], $"{rows[0].Length}", folder["answers.bin"]]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, words);

        var answers = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(folder["answers.bin"])).ToArray();
        return [.. Enumerable.Range(0, answers.Length / 2).Select(row => (answers[row], answers[(answers.Length / 2) + row]))];
    }
}
