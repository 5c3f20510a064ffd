using System.Collections.Concurrent;

namespace SalesWeb.Tests;

/// <summary>A clock that a test moves, with timers that fire when the test says so.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly BlockingCollection<ManualTimer> _timers = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(callback, state, dueTime);
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Fires the next timer of a duration that was, or will be, created.</summary>
    public Task Fire(TimeSpan dueTime, CancellationToken cancellation) => Task.Run(
        () =>
        {
            foreach (var timer in _timers.GetConsumingEnumerable(cancellation))
            {
                if (timer.DueTime == dueTime)
                {
                    timer.Fire();
                    return;
                }
            }
        },
        cancellation);

    private sealed class ManualTimer(TimerCallback callback, object? state, TimeSpan dueTime) : ITimer
    {
        public TimeSpan DueTime { get; } = dueTime;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
