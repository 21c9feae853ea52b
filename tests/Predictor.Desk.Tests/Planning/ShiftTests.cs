using Predictor.Desk.Planning;

namespace Predictor.Desk.Tests.Planning;

public sealed class ShiftTests
{
    [Fact]
    public void The_filling_is_that_of_the_plain_table()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var capacity = random.Next(0, 60);
            int[] lengths = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 20))];
            double[][] gains = [.. lengths.Select(_ => Enumerable.Range(0, random.Next(0, 9)).Select(_ => (double)random.Next(0, 30)).OrderDescending().ToArray())];
            double[][] sums = [.. gains.Select(each => new double[] { 0 }.Concat(each.Select((_, i) => each.Take(i + 1).Sum())).ToArray())];
            var counts = new int[lengths.Length];

            var gain = Shift.Fill(capacity, lengths, sums, counts);

            Assert.Equal(Plain(capacity, lengths, gains), gain, 1e-9);
            Assert.Equal(gain, counts.Select((count, kind) => sums[kind][count]).Sum(), 1e-9);
            Assert.InRange(counts.Select((count, kind) => count * lengths[kind]).Sum(), 0, capacity);
        }
    }

    /// <summary>One by one, each once.</summary>
    private static double Plain(int capacity, int[] lengths, double[][] gains)
    {
        var best = new double[capacity + 1];
        for (var kind = 0; kind < lengths.Length; kind++)
        {
            foreach (var gain in gains[kind])
            {
                for (var room = capacity; room >= lengths[kind]; room--)
                {
                    best[room] = Math.Max(best[room], best[room - lengths[kind]] + gain);
                }
            }
        }

        return best[capacity];
    }
}
