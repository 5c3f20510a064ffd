using System.Security.Cryptography;
using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class TrainingStepTests
{
    private static readonly CnnLstmShape Shape = new() { Features = 3, Window = 12, Channels = 9, Hidden = 11, Outputs = 2 };

    public static TheoryData<int> ThreadCounts => [2, 3, 5];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Twenty_steps_give_the_same_bits_for_any_number_of_threads(int threads) => Assert.Equal(Trained(threads: 1), Trained(threads));

    [Fact]
    public void One_thread_takes_no_memory_after_the_first_batch()
    {
        using var crew = new Crew(threads: 1);
        var step = Step(crew);
        var examples = RandomExamples(70);
        int[] chosen = [.. Enumerable.Range(0, 70)];
        Learn(step, examples, chosen, 2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Learn(step, examples, chosen, 20);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>What the others take is asked for on their own threads, where examples are put into the batch.</summary>
    [Fact]
    public void Other_threads_take_none_either()
    {
        using var crew = new Crew(threads: 2);
        using var examples = new Watched(RandomExamples(70));
        var step = Step(crew);
        int[] chosen = [.. Enumerable.Range(0, 70)];
        Learn(step, examples, chosen, 20);

        examples.Watch();
        Learn(step, examples, chosen, 50);

        Assert.Equal(0, examples.TakenBytes);
    }

    private static void Learn(TrainingStep step, IExamples examples, int[] chosen, int times)
    {
        for (var n = 0; n < times; n++)
        {
            step.Run(examples, chosen, new Chance(1).Of(n));
            step.Measure(examples, chosen);
        }
    }

    /// <summary>Batches of 70 and of 17, so that slices of different sizes occur.</summary>
    private static float[] Trained(int threads)
    {
        using var crew = new Crew(threads);
        var network = Network();
        var step = new TrainingStep(network, new MeanSquaredError(), new Adam(network.Parameters, learningRate: 0.01), crew);
        var examples = RandomExamples(200);
        for (var n = 0; n < 20; n++)
            step.Run(examples, [.. Enumerable.Range(n, n % 2 == 0 ? 70 : 17)], new Chance(3).Of(n));
        return [.. network.Parameters.SelectMany(parameter => parameter.ToPyTorch())];
    }

    private static TrainingStep Step(Crew crew)
    {
        var network = Network();
        return new TrainingStep(network, new MeanSquaredError(), new Adam(network.Parameters, learningRate: 0.01), crew);
    }

    private static CnnLstm Network() => new(Shape, new Random(1));

    private static Examples RandomExamples(int count) => new(
        Sequences.Random(Shape.Features, Shape.Window, count).Floats, Sequences.Random(Shape.Outputs, 1, count, seed: 2).Floats, count);

    /// <summary>Examples that note how much memory the threads that ask for them have taken since the watch began.</summary>
    private sealed class Watched(Examples examples) : IExamples, IDisposable
    {
        private readonly ThreadLocal<long> _before = new();
        private long _takenBytes;
        private bool _isWatching;

        public int Count => examples.Count;

        public long TakenBytes => Interlocked.Read(ref _takenBytes);

        public void Watch() => _isWatching = true;

        public void Put(int n, int b, NetworkInput input, Sequence target)
        {
            examples.Put(n, b, input, target);
            if (!_isWatching || _before.Value == 0)
            {
                _before.Value = 1;
                _before.Value = GC.GetAllocatedBytesForCurrentThread();
            }

            if (GC.GetAllocatedBytesForCurrentThread() - _before.Value > TakenBytes)
                Interlocked.Exchange(ref _takenBytes, GC.GetAllocatedBytesForCurrentThread() - _before.Value);
        }

        public void AppendTo(IncrementalHash hash) => examples.AppendTo(hash);

        public void Dispose() => _before.Dispose();
    }
}
