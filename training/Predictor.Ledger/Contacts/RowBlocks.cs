using System.Numerics;
using System.Runtime.ExceptionServices;

namespace Predictor.Ledger.Contacts;

/// <summary>
/// Shares rows out to threads in blocks of a fixed size. What the blocks give is put together in their order, so that nothing depends on the number of threads.
/// </summary>
/// <param name="threads">Most that work; 0: one a core.</param>
internal sealed class RowBlocks(int threads)
{
    /// <summary>Rows a block.</summary>
    public const int Rows = 1 << 16;

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };

    /// <summary>For work within tasks that are shared out already.</summary>
    public static RowBlocks OneThread { get; } = new(1);

    public int Threads => _parallel.MaxDegreeOfParallelism;

    /// <summary>Tasks of any size; the first exception is thrown again here.</summary>
    public void Each(int tasks, Action<int> body)
    {
        if (Threads == 1 || tasks == 1)
        {
            for (var task = 0; task < tasks; task++)
            {
                body(task);
            }

            return;
        }

        try
        {
            Parallel.For(0, tasks, _parallel, body);
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }
    }

    /// <param name="rows">How many there are.</param>
    /// <param name="body">Given a block's first row and the one behind its last; writes what is its own.</param>
    public void Run(int rows, Action<int, int> body) => Each(Blocks(rows), block => body(block * Rows, End(block, rows)));

    /// <summary>What each block gives, in order.</summary>
    public T[] Parts<T>(int rows, Func<int, int, T> part)
    {
        var parts = new T[Blocks(rows)];
        Each(parts.Length, block => parts[block] = part(block * Rows, End(block, rows)));
        return parts;
    }

    /// <summary>One value a row.</summary>
    public T[] Fill<T>(int rows, Func<int, T> of)
    {
        var values = GC.AllocateUninitializedArray<T>(rows);
        Run(rows, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                values[row] = of(row);
            }
        });
        return values;
    }

    public int Count(int rows, Func<int, bool> isCounted) => Parts(rows, (first, end) =>
    {
        var count = 0;
        for (var row = first; row < end; row++)
        {
            count += isCounted(row) ? 1 : 0;
        }

        return count;
    }).Sum();

    /// <summary>Each block's by itself, then theirs.</summary>
    public double Sum(int rows, Func<int, double> term) => Parts(rows, (first, end) =>
    {
        var sum = 0.0;
        for (var row = first; row < end; row++)
        {
            sum += term(row);
        }

        return sum;
    }).Sum();

    /// <summary>The rows that are so, rising. A bit a row is kept until it is known where a block's begin.</summary>
    public int[] Where(int rows, Func<int, bool> isTaken)
    {
        var bits = Parts(rows, (first, end) =>
        {
            var taken = new ulong[(end - first + 63) / 64];
            for (var row = first; row < end; row++)
            {
                taken[(row - first) / 64] |= (isTaken(row) ? 1UL : 0) << (row - first);
            }

            return taken;
        });
        var starts = new int[bits.Length + 1];
        for (var block = 0; block < bits.Length; block++)
        {
            starts[block + 1] = starts[block] + bits[block].Sum(BitOperations.PopCount);
        }

        var chosen = GC.AllocateUninitializedArray<int>(starts[^1]);
        Each(bits.Length, block =>
        {
            var at = starts[block];
            foreach (var (word, taken) in bits[block].Index())
            {
                for (var left = taken; left != 0; left &= left - 1)
                {
                    chosen[at++] = (block * Rows) + (word * 64) + BitOperations.TrailingZeroCount(left);
                }
            }
        });
        return chosen;
    }

    private static int Blocks(int rows) => (int)(((long)rows + Rows - 1) / Rows);

    private static int End(int block, int rows) => (int)Math.Min(rows, ((long)block + 1) * Rows);
}
