using Predictor.Boosting.Growing;
using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Tests.Growing;

public sealed class PartingTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(8192, false)]
    [InlineData(8191, true)]
    public void Rows_are_labelled_and_listed_as_by_a_naive_filter(int rows, bool listRight)
    {
        var random = new Random(rows);
        for (var round = 0; round < 20; round++)
        {
            var cells = Enumerable.Range(0, rows).Select(_ => (byte)random.Next(256)).ToArray();
            var labels = Enumerable.Range(0, rows).Select(_ => (ushort)(random.Next(10) < round ? 7 : random.Next(20))).ToArray();
            var set = default(BinSet);
            foreach (var bin in Enumerable.Range(0, 256).Where(_ => random.Next(20) < round))
            {
                set.Add(bin);
            }

            var expected = Enumerable.Range(0, rows).Where(row => labels[row] == 7 && set.Contains(cells[row]) != listRight).Select(row => (ushort)row);
            var expectedLabels = labels.Select((label, row) => label == 7 && !set.Contains(cells[row]) ? (ushort)300 : label);
            var (fast, plain) = (labels.ToArray(), labels.ToArray());
            var (fastList, plainList) = (new ushort[rows + Parting.Slack], new ushort[rows + Parting.Slack]);
            var fastCount = Parting.Part(fast, cells, set, 7, 300, listRight, fastList);
            var plainCount = Parting.PartOneByOne(plain, cells, set, 7, 300, listRight, plainList, 0, 0);
            Assert.Equal(expected, fastList.Take(fastCount));
            Assert.Equal(expected, plainList.Take(plainCount));
            Assert.Equal(expectedLabels, fast);
            Assert.Equal(expectedLabels, plain);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(191)]
    [InlineData(254)]
    public void A_set_up_to_a_bin_holds_the_bins_up_to_it(int last)
    {
        var set = BinSet.UpTo(last);
        Assert.All(Enumerable.Range(0, 256), bin => Assert.Equal(bin <= last, set.Contains(bin)));
    }
}
