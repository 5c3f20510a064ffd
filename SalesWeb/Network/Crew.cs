namespace SalesWeb.Network;

/// <summary>
/// Threads that share the pieces of one task after another. Which thread takes which piece is left to chance, so a piece must depend
/// on its number alone; then the result does not depend on how many threads there are.
/// </summary>
/// <remarks>
/// One caller at a time, who works along. Between tasks the others watch for the next one for a moment before they sleep,
/// because in a training it comes within microseconds. They inherit the priority of the thread that makes the crew.
/// </remarks>
public sealed class Crew : IDisposable
{
    /// <summary>Looks for a new task before sleeping; about a tenth of a millisecond in all.</summary>
    private const int Looks = 200;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _bell = new(0);
    private readonly Thread[] _others;
    private Action<int>? _work;
    private Exception? _failure;

    // The number of the task in the upper half, its pieces that nobody has taken yet in the lower.
    private long _open;
    private int _unfinished;
    private int _sleeping;
    private volatile bool _isOver;

    /// <param name="threads">How many work, the caller included; at least 1.</param>
    public Crew(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _others = [.. Enumerable.Range(1, threads - 1).Select(n => new Thread(Serve) { IsBackground = true, Name = $"Network {n}" })];
        foreach (var thread in _others)
            thread.Start();
    }

    /// <summary>How many threads work, the caller included.</summary>
    public int Threads => _others.Length + 1;

    /// <summary>Does <paramref name="work"/> for every number from 0 to <paramref name="pieces"/> - 1, and returns when all are done.</summary>
    /// <exception cref="AggregateException">A piece failed; all others have ended.</exception>
    public void Share(int pieces, Action<int> work)
    {
        if (pieces == 1 || _others.Length == 0)
        {
            for (var piece = 0; piece < pieces; piece++)
                work(piece);
            return;
        }

        (_work, _failure) = (work, null);
        Volatile.Write(ref _unfinished, pieces);
        Interlocked.Exchange(ref _open, (((_open >> 32) + 1) << 32) | (uint)pieces);
        WakeSleepers();
        TakePieces();
        var wait = default(SpinWait);
        while (Volatile.Read(ref _unfinished) > 0)
            wait.SpinOnce(sleep1Threshold: -1);
        if (_failure is { } failure)
            throw new AggregateException(failure);
    }

    public void Dispose()
    {
        _isOver = true;
        _bell.Release(_others.Length + 1);
        foreach (var thread in _others)
            thread.Join();
        _bell.Dispose();
    }

    private void Serve()
    {
        while (!_isOver)
        {
            if (!TakePieces())
                WaitForPieces();
        }
    }

    /// <returns>Whether there was any.</returns>
    private bool TakePieces()
    {
        var tookAny = false;
        while (true)
        {
            var open = Volatile.Read(ref _open);
            var left = (int)(uint)open;
            if (left == 0)
                return tookAny;

            // While a piece of it is left, a task cannot have made way for the next: what is read here belongs to it if the exchange succeeds.
            var work = _work!;
            if (Interlocked.CompareExchange(ref _open, open - 1, open) != open)
                continue;
            tookAny = true;
            Do(work, left - 1);
        }
    }

    private void Do(Action<int> work, int piece)
    {
        try
        {
            work(piece);
        }
        catch (Exception e)
        {
            _failure = e;
        }
        finally
        {
            Interlocked.Decrement(ref _unfinished);
        }
    }

    private void WaitForPieces()
    {
        for (var look = 0; look < Looks; look++)
        {
            if (HasPieces())
                return;
            Thread.SpinWait(20);
        }

        lock (_gate)
        {
            if (HasPieces())
                return;
            _sleeping++;
        }

        _bell.Wait();
    }

    private void WakeSleepers()
    {
        lock (_gate)
        {
            if (_sleeping > 0)
                _bell.Release(_sleeping);
            _sleeping = 0;
        }
    }

    private bool HasPieces() => (uint)Volatile.Read(ref _open) > 0 || _isOver;
}
