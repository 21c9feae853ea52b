namespace Predictor.Ledger.Contacts;

/// <summary>Texts numbered from 0 in the order of their first appearance.</summary>
internal static class FirstAppearance
{
    /// <summary>Parts that texts are dealt to by their hash, each with a table of its own; a number does not depend on them.</summary>
    private const int Parts = 16;

    /// <param name="rows">How many there are.</param>
    /// <param name="text">Of each row.</param>
    /// <param name="blocks">Who works.</param>
    /// <returns>A number a row, and how many there are.</returns>
    public static (int[] Numbers, int Count) Number(int rows, Func<int, string> text, RowBlocks blocks)
    {
        var hashes = blocks.Fill(rows, row => string.GetHashCode(text(row)));
        var numbers = new int[rows];
        blocks.Each(Parts, part =>
        {
            var firsts = new FirstRows();
            for (var row = 0; row < rows; row++)
            {
                if ((hashes[row] & (Parts - 1)) == part)
                    numbers[row] = firsts.Of(row, hashes, text);
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

    /// <summary>Rows at which texts came first, at places by their hash: open addressing, whose texts are looked at only where the whole hashes are equal.</summary>
    private sealed class FirstRows
    {
        private int[] _places = NewPlaces(1 << 10);
        private int _count;

        public int Of(int row, int[] hashes, Func<int, string> text)
        {
            if (2 * _count >= _places.Length)
                Grow(hashes);
            var place = Place(hashes[row], _places.Length);
            for (; _places[place] >= 0; place = (place + 1) & (_places.Length - 1))
            {
                var known = _places[place];
                if (hashes[known] == hashes[row] && text(known) == text(row))
                    return known;
            }

            _count++;
            return _places[place] = row;
        }

        private void Grow(int[] hashes)
        {
            var grown = NewPlaces(2 * _places.Length);
            foreach (var row in _places.Where(row => row >= 0))
            {
                var place = Place(hashes[row], grown.Length);
                while (grown[place] >= 0)
                {
                    place = (place + 1) & (grown.Length - 1);
                }

                grown[place] = row;
            }

            _places = grown;
        }

        /// <summary>By the bits that did not say the part.</summary>
        private static int Place(int hash, int places) => (hash >>> 4) & (places - 1);

        private static int[] NewPlaces(int count)
        {
            var places = new int[count];
            Array.Fill(places, -1);
            return places;
        }
    }
}
