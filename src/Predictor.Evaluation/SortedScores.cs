namespace Predictor.Evaluation;

/// <summary>Sorts many scores on all cores: dealt to buckets between splitters of a sample, each sorted by itself. Which value is where depends on nothing but the values.</summary>
internal static class SortedScores
{
    private const int Fewest = 1 << 16;
    private const int Buckets = 64;
    private const int Chunks = 64;

    /// <summary>Splitters are the quantiles of so many values a bucket, evenly spaced.</summary>
    private const int SampledForOne = 32;

    /// <summary>In place.</summary>
    public static void Rise(double[] scores)
    {
        if (scores.Length < Fewest)
        {
            Array.Sort(scores);
            return;
        }

        var splitters = Splitters(scores);
        var bucketOf = new byte[scores.Length];
        var starts = new int[Chunks][];
        Parallel.For(0, Chunks, chunk =>
        {
            var counts = starts[chunk] = new int[Buckets];
            for (var i = Start(chunk, scores.Length); i < Start(chunk + 1, scores.Length); i++)
            {
                bucketOf[i] = Bucket(splitters, scores[i]);
                counts[bucketOf[i]]++;
            }
        });
        var first = new int[Buckets + 1];
        for (var (bucket, at) = (0, 0); bucket < Buckets; first[++bucket] = at)
        {
            foreach (var counts in starts)
            {
                (counts[bucket], at) = (at, at + counts[bucket]);
            }
        }

        var dealt = new double[scores.Length];
        Parallel.For(0, Chunks, chunk =>
        {
            for (var i = Start(chunk, scores.Length); i < Start(chunk + 1, scores.Length); i++)
            {
                dealt[starts[chunk][bucketOf[i]]++] = scores[i];
            }
        });
        Parallel.For(0, Buckets, bucket =>
        {
            var own = dealt.AsSpan(first[bucket]..first[bucket + 1]);
            own.Sort();
            own.CopyTo(scores.AsSpan(first[bucket]));
        });
    }

    private static double[] Splitters(double[] scores)
    {
        var sample = new double[Buckets * SampledForOne];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = scores[(int)((long)i * scores.Length / sample.Length)];
        }

        Array.Sort(sample);
        return [.. Enumerable.Range(1, Buckets - 1).Select(bucket => sample[bucket * SampledForOne])];
    }

    /// <summary>How many splitters are at most the score: by halves.</summary>
    private static byte Bucket(double[] splitters, double score)
    {
        var below = 0;
        for (var half = Buckets / 2; half > 0; half /= 2)
        {
            below += splitters[below + half - 1] <= score ? half : 0;
        }

        return (byte)below;
    }

    private static int Start(int chunk, int count) => (int)((long)chunk * count / Chunks);
}
