using System.Collections;
using System.Globalization;

namespace Predictor.Cases;

/// <summary>The ids of cases that are only numbered, 1 2 3 and so on, made when they are asked for: no string a row is held.</summary>
public sealed class RowNumbers(int count) : IReadOnlyList<string>
{
    public int Count => count;

    public string this[int index] => index >= 0 && index < count
        ? (index + 1).ToString(CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"Expected 0 to {count - 1}.");

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
