using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SalesWeb.Jobs;

/// <summary>Tells everyone who listens how jobs stand, whenever one changes.</summary>
public sealed class JobFeed
{
    private readonly ConcurrentDictionary<Channel<Job>, bool> _listeners = [];

    /// <summary>Passes a job on. A listener that does not keep up misses old states, never the newest.</summary>
    public void Publish(Job job)
    {
        foreach (var listener in _listeners.Keys)
            listener.Writer.TryWrite(job);
    }

    /// <summary>Begins to listen; end it by disposing of what is returned.</summary>
    public Subscription Subscribe()
    {
        var channel = Channel.CreateBounded<Job>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = true;
        return new Subscription(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }

    /// <summary>The changes that one listener receives.</summary>
    public sealed class Subscription(ChannelReader<Job> jobs, Action end) : IDisposable
    {
        /// <summary>How often <see cref="NextOrTick"/> asks its caller to read the table.</summary>
        public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

        private long _tickedAt = TimeProvider.System.GetTimestamp();

        public ChannelReader<Job> Jobs { get; } = jobs;

        /// <summary>
        /// Waits for the next change of a job in this process. Other processes change the table without a signal, and a slow listener
        /// misses changes, so every <see cref="Interval"/> the answer is null, however many changes there are: then the caller reads the table.
        /// </summary>
        /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
        public async Task<Job?> NextOrTick(CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            var left = Interval - TimeProvider.System.GetElapsedTime(_tickedAt);
            if (left > TimeSpan.Zero)
            {
                if (Jobs.TryRead(out var job))
                    return job;
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                limit.CancelAfter(left);
                try
                {
                    return await Jobs.ReadAsync(limit.Token);
                }
                catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
                {
                    // The interval is over.
                }
            }

            _tickedAt = TimeProvider.System.GetTimestamp();
            return null;
        }

        public void Dispose() => end();
    }
}
