using System.Runtime.InteropServices;

namespace Predictor.Ledger.Contacts;

/// <summary>Texts numbered from 0 in the order of their first appearance.</summary>
internal static class FirstAppearance
{
    /// <summary>Parts that texts are dealt to by their hash, each with a dictionary of its own; a number does not depend on them.</summary>
    private const int Parts = 16;

    /// <param name="rows">How many there are.</param>
    /// <param name="text">Of each row.</param>
    /// <param name="blocks">Who works.</param>
    /// <returns>A number a row, and how many there are.</returns>
    public static (int[] Numbers, int Count) Number(int rows, Func<int, string> text, RowBlocks blocks)
    {
        var partOf = blocks.Fill(rows, row => (byte)((uint)string.GetHashCode(text(row)) % Parts));
        var numbers = new int[rows];
        blocks.Each(Parts, part =>
        {
            var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var row = 0; row < rows; row++)
            {
                if (partOf[row] != part)
                    continue;
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, text(row), out var isKnown);
                numbers[row] = isKnown ? first : first = row;
            }
        });

        // Of each row stands the row at which its text came first, which has its number by the time that it is asked for.
        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            numbers[row] = numbers[row] == row ? count++ : numbers[numbers[row]];
        }

        return (numbers, count);
    }
}
