using System.Text.Json;
using Predictor.Training.Hosting;
using Predictor.Training.Output;

namespace Predictor.Training.Tests.Commands;

/// <summary>A command run in this process against a console in memory.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var console = new CommandConsole(output, error, TextReader.Null, isTerminal: false);
        var code = await CommandHost.RunAsync(arguments, console, TestContext.Current.CancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that shall succeed, with --json.</summary>
    /// <returns>Its object: the only line on standard output.</returns>
    public static async Task<JsonElement> Json(params string[] arguments)
    {
        var run = await Of([.. arguments, "--json"]);
        Assert.True(run.Code == 0, run.Error);
        var line = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
