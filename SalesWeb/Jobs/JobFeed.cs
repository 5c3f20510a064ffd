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

    /// <summary>What one listener hears.</summary>
    public sealed class Subscription(ChannelReader<Job> jobs, Action end) : IDisposable
    {
        public ChannelReader<Job> Jobs { get; } = jobs;

        public void Dispose() => end();
    }
}
