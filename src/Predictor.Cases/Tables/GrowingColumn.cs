namespace Predictor.Cases.Tables;

/// <summary>Values that grow row by row into an array which, where their number was known before, is never copied.</summary>
/// <param name="capacity">How many there will be, if that is known.</param>
internal sealed class GrowingColumn<T>(int capacity)
{
    private const int Least = 1024;

    private T[] _values = capacity == 0 ? [] : new T[capacity];

    public int Count { get; private set; }

    public void Add(T value) => More(1)[0] = value;

    public void Add(ReadOnlySpan<T> values) => values.CopyTo(More(values.Length));

    /// <summary>Room for further values, to be filled.</summary>
    public Span<T> More(int count)
    {
        if (Count + count > _values.Length)
            Array.Resize(ref _values, int.Max(Count + count, int.Max(Least, 2 * _values.Length)));
        Count += count;
        return _values.AsSpan(Count - count, count);
    }

    /// <summary>All of them; nothing may be added afterwards.</summary>
    public T[] Build()
    {
        Array.Resize(ref _values, Count);
        return _values;
    }
}
