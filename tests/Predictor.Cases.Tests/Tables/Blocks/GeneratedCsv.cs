using System.Globalization;
using System.Text;

namespace Predictor.Cases.Tests.Tables.Blocks;

/// <summary>A file of contacts with everything in it that a CSV may have: quotes, line breaks within them, CRLF, empty lines, spaces, odd numbers.</summary>
internal sealed class GeneratedCsv(int seed)
{
    private static readonly string[] Queues = ["billing", "moves", "žluťoučký", "a, \"b\"", "line\nbreak", "\r\n", "\u00A0wide\u2003", "\"", "7", " "];
    private static readonly string[] Numbers = ["", " ", "1", "-0", "+12.5", "1e3", "0.1", ".5", "5.", "1E-5", "12345678901234567890", "0.84442185152504811", " 3 ", "2000000", "-4", "1e30", "1e39"];

    private readonly Random _random = new(seed);

    public int Rows { get; init; } = 20;

    public string Text()
    {
        var breaks = _random.Next(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder(_random.Next(4) == 0 ? "\uFEFF" : "");
        text.Append("case,customer,at,moment,wait,score,contacts,solved,queue,agent,left,back,back_at,\"more\nnotes\"").Append(breaks);
        for (var row = 0; row < Rows; row++)
        {
            AppendRow(text, row);
            text.Append(row + 1 == Rows && _random.Next(2) == 0 ? "" : _random.Next(20) == 0 ? breaks + breaks : _random.Next(20) == 0 ? "\n" : breaks);
        }

        return text.ToString();
    }

    private void AppendRow(StringBuilder text, int row)
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_random.Next(90_000));
        string[] cells =
        [
            FormattableString.Invariant($"c{row}"),
            _random.Next(5) == 0 ? "" : FormattableString.Invariant($"k{_random.Next(8)}"),
            at.ToString(Pick(["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.fff'+02:00'"]), CultureInfo.InvariantCulture),
            Pick(["arrival", "closure", "Closure "]),
            Pick(Numbers),
            Pick(Numbers),
            Pick(["", "0", "3", " 12 ", "4.0", "1e2"]),
            Pick(["", "1", "0", "yes", "No", "TRUE", "1.0"]),
            Pick(Queues),
            FormattableString.Invariant($"agent {_random.Next(30)}"),
            Pick(["", "0", "1", "1.0", "no"]),
            Pick(["", "yes", "YES", "no", "1", "0"]),
            _random.Next(3) == 0 ? "" : at.AddDays(_random.Next(20)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Pick(["", "none", "said \"no\"", "two\nlines"]),
        ];
        text.AppendJoin(',', cells.Select(Quoted));
    }

    private string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n\r") >= 0 || _random.Next(10) == 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private string Pick(string[] among) => among[_random.Next(among.Length)];
}
