using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class CrewTests
{
    public static TheoryData<int> ThreadCounts => [1, 2, 3, 5];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Every_piece_of_every_task_is_done_exactly_once_before_it_returns(int threads)
    {
        using var crew = new Crew(threads);
        var done = new int[9];
        for (var round = 1; round <= 10_000; round++)
        {
            var pieces = round % 9 + 1;
            Array.Clear(done);
            crew.Share(pieces, piece => Interlocked.Increment(ref done[piece]));

            for (var piece = 0; piece < done.Length; piece++)
                Assert.True(done[piece] == (piece < pieces ? 1 : 0), $"round {round}: piece {piece} of {pieces} was done {done[piece]} times");
        }
    }

    /// <summary>Two pieces that wait for each other end only if two threads have them.</summary>
    [Fact]
    public void Pieces_are_done_side_by_side_before_the_others_sleep_and_after()
    {
        using var crew = new Crew(threads: 2);
        using var meeting = new Barrier(2);
        Thread? other = null;
        var (caller, limit) = (Thread.CurrentThread, TimeLimit.Span);

        Meet();
        for (var round = 0; round < 20; round++)
        {
            Assert.True(SpinWait.SpinUntil(() => other!.ThreadState.HasFlag(ThreadState.WaitSleepJoin), limit));
            Meet();
        }

        void Meet() => crew.Share(2, piece =>
        {
            if (Thread.CurrentThread != caller)
                other = Thread.CurrentThread;
            Assert.True(meeting.SignalAndWait(limit), $"piece {piece} was left alone");
        });
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_piece_that_fails_is_heard_of_when_all_others_are_done(int threads)
    {
        using var crew = new Crew(threads);
        var done = 0;

        var error = Assert.ThrowsAny<Exception>(() => crew.Share(6, Do));

        Assert.Contains("piece 5 fell down", (error.InnerException ?? error).Message);
        Assert.Equal(5, done);
        crew.Share(6, _ => Interlocked.Increment(ref done));
        Assert.Equal(11, done);

        void Do(int piece)
        {
            if (piece == 5)
                throw new InvalidOperationException("piece 5 fell down");
            Interlocked.Increment(ref done);
        }
    }

    [Fact]
    public void Its_threads_end_with_it()
    {
        var threads = new HashSet<Thread>();
        using (var crew = new Crew(threads: 3))
        using (var meeting = new Barrier(3))
        {
            crew.Share(3, _ =>
            {
                lock (threads)
                    threads.Add(Thread.CurrentThread);
                meeting.SignalAndWait(TestContext.Current.CancellationToken);
            });
        }

        threads.Remove(Thread.CurrentThread);
        Assert.Equal(2, threads.Count);
        Assert.All(threads, thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    public void A_crew_of_nobody_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Crew(threads: 0));
}
