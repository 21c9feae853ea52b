using System.Text.Json;

namespace Predictor.Browser.Tests;

/// <summary>Deque's axe-core in a page that is open: an implementation of the accessibility rules that nobody here wrote.</summary>
internal static class Axe
{
    private const string Variable = "PREDICTOR_TEST_AXE";

    /// <summary>Text of the script; skips the test, saying so, where it is not there.</summary>
    public static string Script()
    {
        var modules = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(modules is { Length: > 0 }, $"No axe-core: {Variable} names no folder in which `npm install axe-core` was run.");
        return File.ReadAllText(Path.Combine(modules, "node_modules", "axe-core", "axe.min.js"));
    }

    /// <summary>What it finds at fault: the rule, what it says, and where; the script comes by the browser's own protocol, which the page's policy does not concern.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(BrowserPage page, string script)
    {
        await page.Page.EvaluateAsync(script);
        var found = await page.Page.EvaluateAsync<string>(
            """
            async () => JSON.stringify((await axe.run(document, {
              resultTypes: ['violations'],
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            })).violations.map(each => [each.id, each.help, each.nodes.map(node => node.target.join(' ')).join(', ')]))
            """);
        return [.. JsonSerializer.Deserialize<string[][]>(found)!.Select(each => string.Join(": ", each))];
    }
}
