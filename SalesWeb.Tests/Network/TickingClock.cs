namespace SalesWeb.Tests.Network;

/// <summary>A clock on which a second passes whenever it is read.</summary>
internal sealed class TickingClock : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _seconds++;
}
