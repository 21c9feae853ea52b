using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Tests.Contacts;

public sealed class FirstAppearanceTests
{
    [Fact]
    public void Texts_are_numbered_in_the_order_in_which_they_come_first()
    {
        string[] texts = ["b", "a", "b", "c", "a", ""];

        var (numbers, count) = FirstAppearance.Number(texts.Length, row => texts[row], new RowBlocks(2));

        Assert.Equal([0, 1, 0, 2, 1, 3], numbers);
        Assert.Equal(4, count);
    }

    [Fact]
    public void Many_texts_are_numbered_as_one_dictionary_would()
    {
        var random = new Random(4);
        var texts = Enumerable.Range(0, 90_000).Select(_ => $"C{random.Next(30_000)}").ToArray();
        var known = new Dictionary<string, int>();
        int[] expected = [.. texts.Select(text => known.TryGetValue(text, out var number) ? number : known[text] = known.Count)];

        var (numbers, count) = FirstAppearance.Number(texts.Length, row => texts[row], new RowBlocks(3));

        Assert.Equal(expected, numbers);
        Assert.Equal(known.Count, count);
    }
}
