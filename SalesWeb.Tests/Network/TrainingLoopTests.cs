using SalesWeb.Network;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Network;

public class TrainingLoopTests
{
    private static readonly CnnLstmShape Shape = new() { Window = 8, Channels = 6, Hidden = 8 };
    private readonly CnnLstm _network = new(Shape, new Random(1));
    private readonly Examples _training = Waves.Of(count: 120, seed: 1);
    private readonly Examples _validation = Waves.Of(count: 30, seed: 2);

    [Fact]
    public void It_learns_a_wave()
    {
        var losses = new List<EpochLoss>();

        var result = Train(_network, new() { LearningRate = 0.01, MaxEpochs = 40 }, losses.Add);

        Assert.Equal(Enumerable.Range(1, result.EpochsRun), losses.Select(loss => loss.Epoch));
        Assert.InRange(losses[0].ValidationLoss, 0.1, 1);
        Assert.InRange(result.BestValidationLoss, 0, 0.01);
        Assert.InRange(losses[^1].TrainingLoss, 0, 0.02);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_to_the_bit()
    {
        float[] Trained(int seed)
        {
            var network = new CnnLstm(Shape, new Random(1));
            Train(network, new() { MaxEpochs = 3, Seed = seed });
            return Weights(network);
        }

        Assert.Equal(Trained(5), Trained(5));
        Assert.NotEqual(Trained(5), Trained(6));
    }

    [Fact]
    public void The_weights_of_the_best_epoch_are_kept()
    {
        var byEpoch = new List<float[]>();
        var losses = new List<EpochLoss>();

        var result = Train(_network, new() { LearningRate = 0.3, MaxEpochs = 500, PatienceEpochs = 4 }, loss =>
        {
            losses.Add(loss);
            byEpoch.Add(Weights(_network));
        });

        Assert.Equal(losses.MinBy(loss => loss.ValidationLoss).Epoch, result.BestEpoch);
        Assert.NotEqual(losses.Count, result.BestEpoch);
        Assert.Equal(byEpoch[result.BestEpoch - 1], Weights(_network));
        Assert.Equal(result.BestValidationLoss, Loss(_validation), 1e-9);
    }

    [Fact]
    public void It_stops_when_patience_is_over()
    {
        var result = Train(_network, new() { LearningRate = 0.3, MaxEpochs = 500, PatienceEpochs = 4 });

        Assert.True(result.StoppedEarly);
        Assert.Equal(result.BestEpoch + 4, result.EpochsRun);
    }

    [Fact]
    public void The_first_training_loss_is_that_of_the_untrained_network_when_one_batch_holds_everything()
    {
        var before = Loss(_training);
        var first = default(EpochLoss);

        Train(_network, new() { BatchSize = 1000, MaxEpochs = 1 }, loss => first = loss);

        Assert.Equal(before, first.TrainingLoss, 1e-6);
    }

    [Fact]
    public void A_ragged_last_batch_counts_by_its_examples()
    {
        var first = default(EpochLoss);
        var before = Loss(_training);

        Train(_network, new() { BatchSize = 110, LearningRate = 1e-12, MaxEpochs = 1 }, loss => first = loss);

        Assert.Equal(before, first.TrainingLoss, 1e-6);
    }

    [Fact]
    public void Cancelling_keeps_the_best_weights_so_far()
    {
        using var cancellation = new CancellationTokenSource();
        float[] afterFirst = [];

        Assert.Throws<OperationCanceledException>(() => TrainingLoop.Run(_network, new MeanSquaredError(), _training, _validation, new(), loss =>
        {
            afterFirst = Weights(_network);
            cancellation.Cancel();
        }, cancellation.Token));

        Assert.Equal(afterFirst, Weights(_network));
    }

    [Fact]
    public void Cancelled_before_it_began_it_leaves_the_network_as_it_was()
    {
        var before = Weights(_network);

        Assert.Throws<OperationCanceledException>(() =>
            TrainingLoop.Run(_network, new MeanSquaredError(), _training, _validation, new(), _ => { }, new CancellationToken(canceled: true)));

        Assert.Equal(before, Weights(_network));
    }

    [Theory]
    [InlineData(0, 1e30f)]
    [InlineData(0, float.NaN)]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(float.NaN, 0)]
    public void A_loss_that_is_no_longer_finite_stops_it_with_the_epoch_and_what_to_lower(float input, float target)
    {
        var before = Weights(_network);
        var spoilt = new Examples([.. Enumerable.Repeat(input, 8)], [target], count: 1);

        var error = Assert.Throws<UserErrorException>(() => TrainingLoop.Run(
            _network, new MeanSquaredError(), spoilt, spoilt, new(), _ => { }, TestContext.Current.CancellationToken));

        Assert.Contains("In epoch 1 ", error.Message);
        Assert.Contains("Lower the learning rate (it is 0.001)", error.Remedy);
        Assert.Equal(before, Weights(_network));
    }

    [Fact]
    public void What_to_lower_names_the_clip_norm_as_it_is()
    {
        var spoilt = new Examples(new float[8], [1e30f], count: 1);

        string Remedy(double clipNorm) => Assert.Throws<UserErrorException>(() => TrainingLoop.Run(
            _network, new MeanSquaredError(), spoilt, spoilt, new() { ClipNorm = clipNorm }, _ => { }, TestContext.Current.CancellationToken)).Remedy;

        Assert.Contains("limit the gradients with clip_norm (it is 0, which is off", Remedy(0));
        Assert.Contains("lower clip_norm (it is 2.5)", Remedy(2.5));
    }

    [Fact]
    public void The_step_width_follows_the_schedule()
    {
        double Moved(ScheduleKind schedule)
        {
            var network = new CnnLstm(Shape, new Random(1));
            var byEpoch = new List<float[]>();
            Train(network, new() { MaxEpochs = 20, PatienceEpochs = 20, Schedule = schedule }, _ => byEpoch.Add(Weights(network)));
            return byEpoch[^1].Zip(byEpoch[^2], (one, other) => Math.Abs(one - other)).Max();
        }

        // Behind epoch 19 of 20 the cosine goes from 0.6 % of the rate to nothing.
        Assert.InRange(Moved(ScheduleKind.Cosine) / Moved(ScheduleKind.Constant), 0, 0.05);
    }

    [Fact]
    public void All_options_out_of_range_are_named_together()
    {
        var options = new TrainingOptions
        {
            LearningRate = double.NaN,
            BatchSize = 0,
            MaxEpochs = -1,
            PatienceEpochs = 0,
            Threads = 0,
            WeightDecay = 2,
            ClipNorm = -1,
        };

        var error = Assert.Throws<UserErrorException>(() => Train(_network, options));

        Assert.Equal(7, options.Problems().Count());
        Assert.All(options.Problems(), problem => Assert.Contains(problem, error.Message));
    }

    [Fact]
    public void Training_one_network_leaves_the_predictions_of_another_alone()
    {
        var other = new CnnLstm(Shape, new Random(9));
        var window = _validation.Input(0).ToArray();
        var alone = other.Predict(window);

        Parallel.For(0, 4, n =>
        {
            if (n == 0)
                Train(_network, new() { MaxEpochs = 5 });
            else
                Assert.All(Enumerable.Range(0, 200), _ => Assert.Equal(alone, other.Predict(window)));
        });
    }

    private TrainingResult Train(CnnLstm network, TrainingOptions options, Action<EpochLoss>? onEpoch = null) =>
        TrainingLoop.Run(network, new MeanSquaredError(), _training, _validation, options, onEpoch ?? (_ => { }), CancellationToken.None);

    private double Loss(Examples examples)
    {
        var sum = 0.0;
        for (var n = 0; n < examples.Count; n++)
            sum += Math.Pow(_network.Predict(examples.Input(n))[0] - examples.Target(n)[0], 2);
        return sum / examples.Count;
    }

    private static float[] Weights(CnnLstm network) => [.. network.Parameters.SelectMany(parameter => parameter.ToPyTorch())];
}
