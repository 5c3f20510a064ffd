using SalesWeb.Pages.Runs;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Pages;

public class LossCurveTests
{
    [Fact]
    public void Each_epoch_has_both_losses_in_order()
    {
        var curve = LossCurve.Of(1, [Measured("val_loss", 2, 0.5), Measured("train_loss", 1, 0.9), Measured("val_loss", 1, 0.8), Measured("wape", 0, 7)]);

        Assert.Equal([new LossPoint(1, 0.9, 0.8), new LossPoint(2, null, 0.5)], curve.Points);
    }

    [Fact]
    public void A_loss_that_is_no_number_is_absent() =>
        Assert.Equal([new LossPoint(1, null, null)], LossCurve.Of(1, [Measured("train_loss", 1, double.NaN), Measured("val_loss", 1, double.PositiveInfinity)]).Points);

    [Fact]
    public void A_long_curve_is_thinned_but_keeps_its_best_and_its_last_epoch()
    {
        var curve = LossCurve.Of(1, Enumerable.Range(1, 10_000).Select(epoch => Measured("val_loss", epoch, epoch == 4_711 ? 0.1 : 1)));

        var shown = curve.Shown.Select(point => point.Epoch).ToList();

        Assert.InRange(shown.Count, 100, LossCurve.MostPoints + 2);
        Assert.Contains(4_711, shown);
        Assert.Equal((1, 10_000), (shown[0], shown[^1]));
    }

    [Fact]
    public void A_short_curve_is_shown_whole()
    {
        var curve = LossCurve.Of(1, Enumerable.Range(1, LossCurve.MostPoints).Select(epoch => Measured("train_loss", epoch, epoch)));

        Assert.Equal(curve.Points, curve.Shown);
    }

    [Fact]
    public void Its_sentence_names_the_best_epoch()
    {
        var curve = LossCurve.Of(1, [Measured("val_loss", 1, 0.8), Measured("val_loss", 2, 0.25), Measured("val_loss", 3, 0.5)]);

        Assert.Equal(
            "The validation loss, in squared standard deviations, began at 0.8000 and was lowest in epoch 2 of 3, at 0.2500.", curve.Summary);
    }

    [Fact]
    public void The_loss_of_the_full_form_is_named_for_what_it_is() =>
        Assert.StartsWith(
            "The validation loss, a pinball loss in the terms of each window's scale, began at 0.8000",
            LossCurve.Of(1, [Measured("val_loss", 1, 0.8), Measured("val_loss_2", 2, 0.7), Measured("refit_loss", 2, 0.1)], NetworkForm.Full).Summary);

    [Fact]
    public void A_run_without_epochs_says_so() => Assert.Equal("No epoch has been measured yet.", LossCurve.Of(1, []).Summary);

    private static Measurement Measured(string key, int step, double value) =>
        new() { Key = key, Step = step, Value = value, At = DateTimeOffset.UnixEpoch };
}
