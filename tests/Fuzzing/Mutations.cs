using System.Text;

namespace Predictor.Tests.Fuzzing;

/// <summary>Bytes a little or very wrong.</summary>
internal static class Mutations
{
    /// <summary>What tends to break readers of JSON.</summary>
    private static readonly string[] Splinters =
    [
        "\\ud800", "\\u0000", "\\", "\"", "{", "}", "[", "]", ":", ",", "null", "true", "1e999", "-1e999", "-0", "0.1e-400", "\uFEFF", "\u2028", "NaN", "Infinity",
        "9999999999999999999999", "\"features\":", "{\"features\":{}}", "\"asOf\":\"9999-12-31T23:59:59Z\"", "\"asOf\":\"0001-01-01T00:00:00+14:00\"", "/*", "//", "\t", "\n", "\r", "é", "😀", new string('9', 400), new string('[', 64),
        new string('a', 1500),
    ];

    /// <summary>The same bytes with one to four edits.</summary>
    public static byte[] Of(byte[] seed, Random random)
    {
        var body = new List<byte>(seed);
        for (var edits = random.Next(1, 5); edits > 0 && body.Count > 0; edits--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(6))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(at, Math.Min(random.Next(1, 12), body.Count - at));
                    break;
                case 2:
                    body.InsertRange(at, Encoding.UTF8.GetBytes(Splinters[random.Next(Splinters.Length)]));
                    break;
                case 3:
                    body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(1, 40), body.Count - at)));
                    break;
                case 4:
                    ReplaceValue(body, Splinters[random.Next(Splinters.Length)], random);
                    break;
                default:
                    body[at] = (byte)(body[at] ^ (1 << random.Next(8)));
                    break;
            }
        }

        return [.. body];
    }

    /// <summary>Puts a splinter where a value stands, as text, so that the JSON often stays whole.</summary>
    private static void ReplaceValue(List<byte> body, string splinter, Random random)
    {
        var colons = Enumerable.Range(0, body.Count).Where(i => body[i] == (byte)':').ToArray();
        if (colons.Length == 0)
        {
            return;
        }

        var start = colons[random.Next(colons.Length)] + 1;
        var end = start;
        while (end < body.Count && body[end] is not ((byte)',' or (byte)'}'))
        {
            end++;
        }

        body.RemoveRange(start, end - start);
        body.InsertRange(start, Encoding.UTF8.GetBytes(random.Next(2) == 0 ? $"\"{splinter}\"" : splinter));
    }
}
