using System.Runtime.ExceptionServices;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>
/// Numbered pieces of work in two steps: the first of any piece on any thread, the second of one piece at a time, in order. What comes of it,
/// an exception among it, is so what one thread would have made.
/// </summary>
internal static class InFileOrder
{
    /// <param name="pieces">How many; numbered from 0.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="room">Makes what one thread works with, one piece after another.</param>
    /// <param name="prepare">First step.</param>
    /// <param name="take">Second step; may use and change what threads share.</param>
    public static void Run<TRoom>(int pieces, int threads, Func<TRoom> room, Action<TRoom, int> prepare, Action<TRoom, int> take)
    {
        var turns = new Turns(pieces);
        void Work()
        {
            var own = room();
            for (var piece = turns.Next(); piece >= 0; piece = turns.Next())
            {
                turns.Do(piece, () => prepare(own, piece), () => take(own, piece));
            }
        }

        var helpers = new Thread[Math.Max(0, Math.Min(threads, pieces) - 1)];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(() => turns.Guard(Work)) { IsBackground = true, Name = $"reading {i + 1}" };
            helpers[i].Start();
        }

        turns.Guard(Work);
        foreach (var helper in helpers)
        {
            helper.Join();
        }

        turns.ThrowFailure();
    }

    private sealed class Turns(int pieces)
    {
        private readonly object _turn = new();
        private int _given;
        private int _taken;
        private Exception? _failure;

        /// <summary>A piece nobody has begun, or -1.</summary>
        public int Next()
        {
            lock (_turn)
            {
                return _failure is null && _given < pieces ? _given++ : -1;
            }
        }

        public void Do(int piece, Action prepare, Action take)
        {
            // A failure to prepare waits for its turn too, so that the failure of an earlier piece comes first.
            Exception? failure = null;
            try
            {
                prepare();
            }
            catch (Exception error)
            {
                failure = error;
            }

            lock (_turn)
            {
                while (_taken < piece && _failure is null)
                {
                    Monitor.Wait(_turn);
                }

                if (_failure is not null)
                    return;
            }

            try
            {
                if (failure is null)
                    take();
            }
            catch (Exception error)
            {
                failure = error;
            }

            lock (_turn)
            {
                _taken++;
                _failure ??= failure;
                Monitor.PulseAll(_turn);
            }
        }

        /// <summary>Carries a failure outside of any piece to the caller of <see cref="Run"/>.</summary>
        public void Guard(Action work)
        {
            try
            {
                work();
            }
            catch (Exception error)
            {
                lock (_turn)
                {
                    _failure ??= error;
                    Monitor.PulseAll(_turn);
                }
            }
        }

        public void ThrowFailure()
        {
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
        }
    }
}
