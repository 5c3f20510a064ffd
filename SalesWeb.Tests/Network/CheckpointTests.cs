using SalesWeb.Network;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Network;

public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 8;
    private static readonly CnnLstmShape Shape = new() { Window = Waves.Window, Channels = 3, Hidden = 4 };
    private static readonly TrainingOptions Options = new() { LearningRate = 0.03, MaxEpochs = Epochs, PatienceEpochs = 3 };
    private static readonly Examples Training = Waves.Of(count: 50, seed: 1);
    private static readonly Examples Validation = Waves.Of(count: 20, seed: 2);

    private readonly ScratchFolder _folder = new();
    private readonly string _path;

    public CheckpointTests() => _path = _folder.File("checkpoint.safetensors");

    public void Dispose() => _folder.Dispose();

    /// <summary>Every way a training can be told to go, cut off behind every epoch there is.</summary>
    public static TheoryData<ScheduleKind, int> Cuts =>
        new(from kind in Enum.GetValues<ScheduleKind>() from epoch in Enumerable.Range(1, Epochs) select (kind, epoch));

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_training_that_goes_on_ends_with_the_same_weights_to_the_bit(ScheduleKind schedule, int cutAfter)
    {
        // Steps so wide that the best epoch is not the last, and plateaus are met.
        var options = Options with { Schedule = schedule, LearningRate = 0.2, WeightDecay = 0.01, ClipNorm = 0.5, PatienceEpochs = Epochs };
        var whole = new CnnLstm(Shape, new Random(1));
        var losses = new List<EpochLoss>();
        var uninterrupted = Run(whole, options, onEpoch: losses.Add);
        var (goneOn, resumedAt) = (new CnnLstm(Shape, new Random(1)), 0);
        var heard = CutOff(options, cutAfter);

        var result = Run(goneOn, options, new Checkpoint(_path) { OnResumed = epoch => resumedAt = epoch }, heard.Add);

        Assert.Equal(cutAfter, resumedAt);
        Assert.Equal(uninterrupted, result);
        Assert.Equal(losses, heard);
        Assert.Equal(Weights(whole), Weights(goneOn));
    }

    [Fact]
    public void It_goes_on_in_the_middle_of_patience()
    {
        var options = Options with { LearningRate = 0.5, MaxEpochs = 200, PatienceEpochs = 4 };
        var whole = new CnnLstm(Shape, new Random(1));
        var uninterrupted = Run(whole, options);
        var goneOn = new CnnLstm(Shape, new Random(1));

        CutOff(options, uninterrupted.BestEpoch + 2);
        var result = Run(goneOn, options, new Checkpoint(_path));

        Assert.True(result.StoppedEarly);
        Assert.Equal(uninterrupted, result);
        Assert.Equal(Weights(whole), Weights(goneOn));
    }

    [Fact]
    public void One_that_was_complete_gives_its_result_again_without_an_epoch()
    {
        var first = new CnnLstm(Shape, new Random(1));
        var result = Run(first, Options, new Checkpoint(_path));
        var again = new CnnLstm(Shape, new Random(1));

        Assert.Equal(result, Run(again, Options, new Checkpoint(_path), _ => Assert.Fail("an epoch was trained again")));
        Assert.Equal(Weights(first), Weights(again));
    }

    [Fact]
    public void It_is_one_file_and_leaves_no_other()
    {
        Run(new CnnLstm(Shape, new Random(1)), Options, new Checkpoint(_path));

        Assert.Equal(["checkpoint.safetensors"], _folder.Names);
    }

    [Fact]
    public void Members_have_files_of_their_own_beside_it()
    {
        var second = new Checkpoint(_path).Member(2);

        Run(new CnnLstm(Shape, new Random(2)), Options, second);

        Assert.Equal(_folder.File("checkpoint.2.safetensors"), second.Path);
        Assert.Equal(["checkpoint.2.safetensors"], _folder.Names);
    }

    [Fact]
    public void That_of_another_shape_is_refused()
    {
        CutOff(Options, 2);

        Refused("it is of a network of another shape", () => Run(new CnnLstm(Shape with { Hidden = 5 }, new Random(1)), Options, new Checkpoint(_path)));
    }

    [Fact]
    public void That_of_other_options_is_refused()
    {
        CutOff(Options, 2);

        Refused("it is of a training with other options", () => Run(new CnnLstm(Shape, new Random(1)), Options with { MaxEpochs = 9 }, new Checkpoint(_path)));
    }

    [Fact]
    public void That_of_other_first_weights_is_refused()
    {
        CutOff(Options, 2);

        Refused("it is of a network with other first weights", () => Run(new CnnLstm(Shape, new Random(2)), Options, new Checkpoint(_path)));
    }

    [Fact]
    public void That_of_other_data_is_refused()
    {
        CutOff(Options, 2);
        var others = Waves.Of(count: 20, seed: 3);

        Refused("it is of a training on other data", () => TrainingLoop.Run(
            new CnnLstm(Shape, new Random(1)), new MeanSquaredError(), Training, others, Options, _ => { }, CancellationToken.None, new Checkpoint(_path)));
    }

    [Fact]
    public void The_weights_of_a_network_are_no_checkpoint()
    {
        new CnnLstm(Shape, new Random(1)).Save(_path);

        Refused("its metadata lacks format, so it is no checkpoint", () => Run(new CnnLstm(Shape, new Random(1)), Options, new Checkpoint(_path)));
    }

    [Fact]
    public void One_cut_short_anywhere_is_refused()
    {
        CutOff(Options, 2);
        var whole = File.ReadAllBytes(_path);

        for (var length = 0; length < whole.Length; length += 100)
        {
            File.WriteAllBytes(_path, whole[..length]);
            Refused("cannot be used", Resume);
        }
    }

    [Fact]
    public void One_with_a_wrong_bit_anywhere_is_refused()
    {
        CutOff(Options, 2);
        var whole = File.ReadAllBytes(_path);

        // 97 is prime, so that every column of header and tensors is met.
        for (var at = 0; at < whole.Length; at += 97)
        {
            File.WriteAllBytes(_path, [.. whole[..at], (byte)(whole[at] ^ 2), .. whole[(at + 1)..]]);
            Refused("cannot be used", Resume);
        }
    }

    [Fact]
    public void Who_is_told_of_a_refusal_begins_anew_with_the_same_end()
    {
        File.WriteAllText(_path, "something else");
        var (whole, anew) = (new CnnLstm(Shape, new Random(1)), new CnnLstm(Shape, new Random(1)));
        Run(whole, Options);
        var refusals = new List<string>();
        var checkpoint = new Checkpoint(_path)
        {
            OnRefused = refusals.Add,
            OnResumed = _ => Assert.Fail("nothing was there to go on from"),
        };

        Run(anew, Options, checkpoint);

        Assert.Contains("cannot be used", Assert.Single(refusals), StringComparison.Ordinal);
        Assert.Equal(Weights(whole), Weights(anew));
    }

    private void Resume() => Run(new CnnLstm(Shape, new Random(1)), Options, new Checkpoint(_path));

    private void Refused(string fault, Action act)
    {
        var error = Assert.Throws<UserErrorException>(act);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Trains until the batch behind an epoch, where it is stopped; the network is then thrown away, as by a crash.</summary>
    private List<EpochLoss> CutOff(TrainingOptions options, int afterEpoch)
    {
        using var cancel = new CancellationTokenSource();
        var losses = new List<EpochLoss>();
        var stopped = Record.Exception(() => TrainingLoop.Run(
            new CnnLstm(Shape, new Random(1)),
            new MeanSquaredError(),
            Training,
            Validation,
            options,
            loss =>
            {
                losses.Add(loss);
                if (loss.Epoch == afterEpoch)
                    cancel.Cancel();
            },
            cancel.Token,
            new Checkpoint(_path)));
        Assert.True(stopped is OperationCanceledException || afterEpoch == options.MaxEpochs);
        return losses;
    }

    private static TrainingResult Run(
        CnnLstm network, TrainingOptions options, Checkpoint? checkpoint = null, Action<EpochLoss>? onEpoch = null) =>
        TrainingLoop.Run(
            network, new MeanSquaredError(), Training, Validation, options, onEpoch ?? (_ => { }), TestContext.Current.CancellationToken, checkpoint);

    private static float[] Weights(CnnLstm network) => [.. network.Parameters.SelectMany(parameter => parameter.ToPyTorch())];
}
