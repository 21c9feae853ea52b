using System.Globalization;
using Predictor.Desk.Words;

namespace Predictor.Api.Pages;

/// <summary>Cells of CSV files that people open. One that a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class CsvText
{
    public static string Row(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        DateTimeOffset time => Times.Machine(time),
        _ => Quoted((string)value),
    };

    private static string Quoted(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
