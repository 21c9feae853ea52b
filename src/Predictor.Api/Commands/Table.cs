namespace Predictor.Api.Commands;

/// <summary>Lines of cells, each as wide as its column needs.</summary>
internal static class Table
{
    public static async Task WriteAsync(TextWriter output, params IReadOnlyList<string[]> lines)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            await output.WriteLineAsync(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
