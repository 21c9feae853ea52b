using System.Diagnostics;
using Predictor.Tests;

namespace Predictor.Api.Tests.Triage;

/// <summary>Runs the example of cases in the room's README as its reader would.</summary>
public sealed class CaseReadmeTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task Its_commands_assign_a_case_and_are_told_who_was_before()
    {
        await service.ScoreAsync("""{"caseId": "c1", "customerId": "k1", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900}}""");
        var text = await File.ReadAllTextAsync(Repository.PathTo("src/Predictor.Api/README.md"), TestContext.Current.CancellationToken);
        var commands = text.Split("```sh\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).Single(block => block.Contains("/v1/cases", StringComparison.Ordinal));

        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-euo", "pipefail", "-c", commands.Replace("http://127.0.0.1:5080", service.Client.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal)])
        {
            start.ArgumentList.Add(argument);
        }

        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, await error);

        // Two answers, one after the other.
        var end = output.IndexOf("}{", StringComparison.Ordinal) + 1;
        Assert.Equal("you", Service.Json(output[..end]).GetProperty("case").GetProperty("owner").GetProperty("name").GetString());
        var missed = Service.Json(output[end..]);
        Assert.Equal(412, missed.GetProperty("status").GetInt32());
        Assert.StartsWith("You took it.", missed.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
