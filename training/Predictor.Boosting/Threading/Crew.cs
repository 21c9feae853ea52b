using System.Runtime.ExceptionServices;

namespace Predictor.Boosting.Threading;

/// <summary>
/// A caller and its helper threads, which share out numbered tasks. Which thread does which task is left to chance; results never depend
/// on it, since every task writes only what is its own.
/// </summary>
internal sealed class Crew : IDisposable
{
    private readonly Thread[] _helpers;
    private readonly SemaphoreSlim[] _wake;
    private volatile bool _ended;
    private Action<int, int>? _body;
    private Exception? _failure;
    private int _tasks;
    private int _next;
    private int _running;

    /// <param name="threads">Threads that work, the caller's among them; 0: one a core.</param>
    public Crew(int threads)
    {
        Workers = threads > 0 ? threads : Environment.ProcessorCount;
        _helpers = new Thread[Workers - 1];
        _wake = new SemaphoreSlim[Workers - 1];
        for (var i = 0; i < _helpers.Length; i++)
        {
            var worker = i + 1;
            _wake[i] = new SemaphoreSlim(0);
            _helpers[i] = new Thread(() => Help(worker)) { IsBackground = true, Name = $"boosting {worker}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Threads that work; a worker's number is below it.</summary>
    public int Workers { get; }

    /// <summary>Runs <paramref name="body"/> for every task.</summary>
    public void Run(int tasks, Action<int> body) => Run(tasks, (task, _) => body(task));

    /// <summary>Runs <paramref name="body"/> (task, worker) for every task and returns when all are done; the first exception is thrown again here.</summary>
    public void Run(int tasks, Action<int, int> body)
    {
        var helpers = Math.Min(_helpers.Length, tasks - 1);
        if (helpers <= 0)
        {
            for (var task = 0; task < tasks; task++)
            {
                body(task, 0);
            }

            return;
        }

        _body = body;
        _tasks = tasks;
        _failure = null;
        _next = 0;
        Volatile.Write(ref _running, helpers);
        for (var i = 0; i < helpers; i++)
        {
            _wake[i].Release();
        }

        Work(0);
        var spin = default(SpinWait);
        while (Volatile.Read(ref _running) > 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        _body = null;
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    public void Dispose()
    {
        _ended = true;
        for (var i = 0; i < _helpers.Length; i++)
        {
            _wake[i].Release();
            _helpers[i].Join();
            _wake[i].Dispose();
        }
    }

    private void Help(int worker)
    {
        while (true)
        {
            _wake[worker - 1].Wait();
            if (_ended)
            {
                return;
            }

            Work(worker);
            Interlocked.Decrement(ref _running);
        }
    }

    private void Work(int worker)
    {
        try
        {
            for (var task = Interlocked.Increment(ref _next) - 1; task < _tasks; task = Interlocked.Increment(ref _next) - 1)
            {
                _body!(task, worker);
            }
        }
        catch (Exception failure)
        {
            // Carried to the caller of Run, which throws it again.
            Interlocked.CompareExchange(ref _failure, failure, null);
            Volatile.Write(ref _next, _tasks);
        }
    }
}
