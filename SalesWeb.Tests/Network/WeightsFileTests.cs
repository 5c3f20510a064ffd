using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public sealed class WeightsFileTests : IDisposable
{
    private static readonly CnnLstmShape Shape = new() { Features = 2, Window = 9, Channels = 3, Kernel = 4, Hidden = 5, Outputs = 2 };
    private readonly CnnLstm _network = new(Shape, new Random(1));
    private readonly ScratchFolder _folder = new();
    private readonly string _path;

    public WeightsFileTests() => _path = _folder.File("model.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_comes_back_as_it_was_saved()
    {
        _network.Save(_path);

        var loaded = CnnLstm.Load(_path);

        Assert.Equal(Shape, loaded.Shape);
        Assert.Equal(_network.Parameters.Select(parameter => parameter.ToPyTorch()), loaded.Parameters.Select(parameter => parameter.ToPyTorch()));
        var window = Sequences.Random(2, 9, 1).ToExamples();
        Assert.Equal(_network.Predict(window), loaded.Predict(window));
    }

    [Fact]
    public void The_tensors_have_the_names_and_shapes_that_PyTorch_gives_them()
    {
        _network.Save(_path);

        Assert.Equal(
            [
                "conv1.weight [3, 2, 4]", "conv1.bias [3]", "lstm.weight_ih_l0 [20, 3]", "lstm.weight_hh_l0 [20, 5]",
                "lstm.bias_ih_l0 [20]", "lstm.bias_hh_l0 [20]", "fc.weight [2, 5]", "fc.bias [2]",
            ],
            Safetensors.Read(_path).Tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"));
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_no_other()
    {
        File.WriteAllText(_path, "what was there before");

        _network.Save(_path);

        Assert.Equal(["model.safetensors"], _folder.Names);
        Assert.Equal(Shape, CnnLstm.Load(_path).Shape);
    }

    [Fact]
    public void A_file_without_a_window_needs_the_callers()
    {
        Rewrite(metadata: []);

        Assert.Equal(11, CnnLstm.Load(_path, window: 11).Shape.Window);
        Assert.Contains("does not say how many steps", Assert.Throws<UserErrorException>(() => CnnLstm.Load(_path)).Message);
        Refused("window is 3, shorter than its kernel of 4", window: 3);
    }

    [Fact]
    public void A_file_with_a_window_refuses_another()
    {
        _network.Save(_path);

        Assert.Equal(9, CnnLstm.Load(_path, window: 9).Shape.Window);
        Refused("trained with a window of 9, but 14 was asked for", window: 14);
    }

    [Theory]
    [InlineData("nine", "not a whole number")]
    [InlineData("0", "window is 0")]
    [InlineData("2147483647", "window is 2147483647")]
    public void A_window_that_makes_no_sense_is_refused(string window, string fault)
    {
        Rewrite(metadata: new() { ["window"] = window });

        Refused(fault);
    }

    [Theory]
    [InlineData("conv1.weight")]
    [InlineData("lstm.weight_hh_l0")]
    [InlineData("fc.bias")]
    public void A_missing_tensor_is_refused(string name)
    {
        Rewrite(tensors => tensors.Where(tensor => tensor.Name != name));

        Refused($"{name} is missing");
    }

    [Fact]
    public void A_tensor_of_another_network_is_refused()
    {
        Rewrite(tensors => tensors.Append(new Tensor("conv2.weight", [1], [1])));

        Refused("it holds conv2.weight, which is no part of the network");
    }

    [Theory]
    [InlineData("lstm.weight_ih_l0", new[] { 3, 20 }, "beside the other tensors it must have [20, 3]")]
    [InlineData("lstm.bias_ih_l0", new[] { 4, 5 }, "has 2 dimensions; it must have 1")]
    [InlineData("conv1.weight", new[] { 6, 4 }, "has 2 dimensions; it must have 3")]
    [InlineData("fc.weight", new[] { 5, 2 }, "fc.weight has the shape [5, 2]; beside the other tensors it must have [5, 5]")]
    public void A_tensor_of_another_shape_is_refused(string name, int[] shape, string fault)
    {
        Rewrite(tensors => tensors.Select(tensor => tensor.Name == name ? tensor with { Shape = shape } : tensor));

        Refused(fault);
    }

    /// <summary>A tensor of no rows takes no bytes, however wide it claims to be.</summary>
    [Fact]
    public void A_small_file_cannot_ask_for_a_large_network()
    {
        Rewrite(tensors => tensors.Select(tensor => tensor.Name == "lstm.weight_hh_l0" ? new Tensor(tensor.Name, [0, 4000], []) : tensor));

        Refused("cannot be used");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_weight_that_is_not_a_finite_number_is_refused(float value)
    {
        _network.Parameters[3].Values[7] = value;
        _network.Save(_path);

        Refused("lstm.weight_hh_l0 holds a value that is not a finite number");
    }

    private void Rewrite(Func<IEnumerable<Tensor>, IEnumerable<Tensor>>? change = null, Dictionary<string, string>? metadata = null)
    {
        _network.Save(_path);
        var file = Safetensors.Read(_path);
        new Safetensors([.. change?.Invoke(file.Tensors) ?? file.Tensors], metadata ?? file.Metadata).Write(_path);
    }

    private void Refused(string fault, int? window = null)
    {
        var error = Assert.Throws<UserErrorException>(() => CnnLstm.Load(_path, window));
        Assert.Contains(_path, error.Message);
        Assert.Contains(fault, error.Message);
    }
}
