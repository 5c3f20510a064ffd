using SalesWeb.Network;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Network;

public class LearningRateScheduleTests
{
    [Fact]
    public void A_constant_rate_stays() => Assert.All([0, 0.3, 0.999], share => Assert.Equal(0.01, Of(ScheduleKind.Constant).At(share)));

    /// <summary>0.01 (1 + cos πs) / 2 by hand: cos 0 = 1, cos π/3 = 1/2, cos π/2 = 0, cos 2π/3 = -1/2.</summary>
    [Theory]
    [InlineData(0, 0.01)]
    [InlineData(1.0 / 3, 0.0075)]
    [InlineData(0.5, 0.005)]
    [InlineData(2.0 / 3, 0.0025)]
    public void A_cosine_falls_along_half_a_wave(double share, double rate) => Assert.Equal(rate, Of(ScheduleKind.Cosine).At(share), 15);

    [Fact]
    public void A_cosine_ends_at_nothing()
    {
        Assert.Equal(0, Of(ScheduleKind.Cosine).At(1), 15);
        Assert.InRange(Of(ScheduleKind.Cosine).At(0.999), 1e-12, 1e-7);
    }

    /// <summary>Patience 5, so the plateau is 3 epochs: low at 2, halved at 5 and 8; low at 9, halved at 12.</summary>
    [Fact]
    public void A_plateau_halves_the_rate_each_time_half_the_patience_is_over()
    {
        var schedule = Of(ScheduleKind.Plateau);
        var rates = new List<double>();
        for (var epoch = 1; epoch <= 12; epoch++)
        {
            schedule = schedule.After(epoch, isLowest: epoch is 1 or 2 or 9);
            rates.Add(schedule.At(0));
        }

        Assert.Equal([0.01, 0.01, 0.01, 0.01, 0.005, 0.005, 0.005, 0.0025, 0.0025, 0.0025, 0.0025, 0.00125], rates);
    }

    [Fact]
    public void Only_a_plateau_remembers_anything() =>
        Assert.All([ScheduleKind.Constant, ScheduleKind.Cosine], kind => Assert.Equal(Of(kind), Of(kind).After(99, isLowest: false)));

    private static LearningRateSchedule Of(ScheduleKind kind) =>
        new() { Options = new TrainingOptions { LearningRate = 0.01, PatienceEpochs = 5, Schedule = kind } };
}
