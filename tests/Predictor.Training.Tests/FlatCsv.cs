using System.Globalization;
using System.Text;

namespace Predictor.Training.Tests;

/// <summary>A small flat CSV with something to learn: the longer the wait and the more the transfers, the likelier the label; queue "b" is worse.</summary>
internal static class FlatCsv
{
    public static string Of(int rows, int seed = 1, Func<int, int, string>? label = null, string? extra = null, Func<int, int, string>? extraCell = null)
    {
        var random = new Random(seed);
        var text = new StringBuilder("label,queue,wait,transfers").Append(extra is null ? "" : $",{extra}").Append('\n');
        for (var row = 0; row < rows; row++)
        {
            var (queue, wait, transfers) = (random.Next(3), random.Next(600), random.Next(4));
            var margin = -2 + (wait / 300.0) + (0.5 * transfers) + (queue == 1 ? 0.7 : 0);
            var left = random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0;
            text.Append(CultureInfo.InvariantCulture, $"{label?.Invoke(row, left) ?? $"{left}"},{"abc"[queue]},{(row % 11 == 0 ? "" : $"{wait}")},{transfers}");
            if (extraCell is not null)
                text.Append(',').Append(extraCell(row, left));
            text.Append('\n');
        }

        return text.ToString();
    }
}
