using System.Buffers;
using System.Text;

namespace Predictor.Training.Scoring;

/// <summary>Cells as RFC 4180 writes them.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Quotes around a cell that needs them.</summary>
    public static void Append(StringBuilder line, ReadOnlySpan<char> cell)
    {
        if (cell.IndexOfAny(Special) < 0)
        {
            line.Append(cell);
            return;
        }

        line.Append('"');
        foreach (var character in cell)
        {
            if (character == '"')
                line.Append('"');
            line.Append(character);
        }

        line.Append('"');
    }
}
