using SalesWeb.Forecasting.Features;
using SalesWeb.Network;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// The convolutional LSTM in its full form: it reads sales in terms of their own level, the same days a year before, the calendar, prices and
/// promotions, learns from all series of a category, and forecasts quantiles of every period ahead at once (Wen et al. 2017).
/// Good where weekdays, seasons and holidays carry the sales; it wants more than a year of past.
/// </summary>
/// <param name="settings">Its shape, how it learns, and the calendar. The same seed gives the same forecast.</param>
/// <param name="listener">Told of every training and every epoch.</param>
/// <param name="checkpoint">Where training leaves what it needs to go on; null where it cannot be gone on with.</param>
public sealed class CnnLstmModel(SalesWebSettings settings, FitListener? listener = null, Checkpoint? checkpoint = null) : IModel
{
    public string Name => "CNNLSTM";

    public bool UsesPlan => true;

    /// <summary>
    /// Trains on all series at once: what one learns of weeks, seasons and holidays serves the others (Montero-Manso and Hyndman 2021), and it is
    /// quicker than a network for each category. A series too short to learn from is forecast by what the longer ones taught.
    /// </summary>
    /// <inheritdoc cref="IModel.Fit"/>
    IReadOnlyList<Fitted> IModel.Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation)
    {
        INetworkForecaster network;
        try
        {
            network = Fit([.. histories.OrderByDescending(history => history.Series.Length)], options, cancellation).Forecaster;
        }
        catch (UserErrorException problem)
        {
            return [.. histories.Select(_ => Fitted.Refused(problem))];
        }

        return [.. histories.Select(history => Fitted.To(new BoundForecaster(network, history)))];
    }

    /// <summary>Trains networks on all series together, and keeps what became known of them on the validation periods.</summary>
    /// <param name="series">At least one; the first is the longest, as the whole is among its parts.</param>
    /// <param name="options">How far and how surely it is to forecast.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    /// <exception cref="UserErrorException">The first series is too short; the message says how much it needs.</exception>
    public FittedNetwork Fit(IReadOnlyList<LeveledSeries> series, FitOptions options, CancellationToken cancellation = default)
    {
        var split = FullSplit.Of(series[0].Series, options.Horizon, settings.Training.ValidationShare);
        var calendar = CalendarFeatures.Of(series[0].Series.Frequency, settings.Calendar.ToCalendar(), settings.Calendar.PayDays);
        var layout = LayoutFor(series, options.Horizon, calendar);
        var earliest = series.Select(one => one.Series).MinBy(one => one.Start)!;
        var later = series.Max(one => earliest.Frequency.PeriodsBetween(earliest.End, one.Series.End));
        var table = new CalendarTable(calendar, earliest, later + options.Horizon);
        var features = series.Select(one => new SeriesFeatures(one, layout, table)).ToList();
        double[] levels = [.. options.Quantiles];
        var training = Examples(features, split, isValidation: false);
        var validation = Examples(features, split, isValidation: true);

        var members = new MemberTraining(settings.Training, new PinballLoss(levels), listener ?? FitListener.None, checkpoint);
        var (judged, results) = members.Judge(NewNetwork, training, validation, cancellation);
        var networks = settings.Training.Refit
            ? members.Refit(NewNetwork, Examples(features, split with { Training = split.Length }, isValidation: false), results, cancellation)
            : judged;
        var normalization = NormalizationOf(series, layout, levels);
        return new FittedNetwork(new CnnLstmForecaster(networks, normalization), results[0], split.Training)
        {
            Judged = new CnnLstmForecaster(judged, normalization),
        };

        CnnLstm NewNetwork(int seed) => new(ShapeFor(layout, levels), new Random(seed));
    }

    private CnnLstmShape ShapeFor(FeatureLayout layout, double[] levels)
    {
        var network = settings.Network;
        return new CnnLstmShape
        {
            Features = layout.WindowFeatures,
            Window = layout.Window,
            Channels = network.Channels,
            Kernel = network.Kernel,
            Convolutions = network.Convolutions,
            IsCausal = true,
            HasLayerNorm = network.LayerNorm,
            Hidden = network.Hidden,
            LstmLayers = network.LstmLayers,
            Dropout = network.Dropout,
            Head = new HeadShape
            {
                Inputs = network.Hidden,
                Horizon = layout.Horizon,
                Levels = levels,
                Future = layout.FutureFeatures,
                Context = network.Context,
                Hidden = network.HeadHidden,
                Dropout = network.Dropout,
                BaseFeature = FeatureLayout.Base,
            },
        };
    }

    /// <summary>Cycles that show the level beneath the noise of single weeks: half a year of them.</summary>
    private const int ManyCycles = 26;

    /// <summary>More categories than these are not told apart: each has a feature, and would have too few series of its own to learn it from.</summary>
    private const int MostCategories = 64;

    private FeatureLayout LayoutFor(IReadOnlyList<LeveledSeries> series, int horizon, CalendarFeatures calendar) => new()
    {
        Frequency = series[0].Series.Frequency,
        Window = settings.Network.Window,
        Horizon = horizon,
        Calendar = calendar.Names,
        HasPrices = series.Any(one => one.Covariates.HasPrices),
        HasPromotions = series.Any(one => one.Covariates.HasPromotions),
        // What was charged and promoted in the past counts as known beforehand only as far as the file shows that it is known beforehand.
        Planned = Math.Min(horizon, series.Max(one => one.Covariates.Planned)),
        Transform = settings.Network.Transform,
        ManyCycles = ManyCycles,
        Categories = series.Select(one => one.Key.Category).Distinct().ToList() is { Count: > 1 and <= MostCategories } categories ? categories : [],
    };

    private FullNormalization NormalizationOf(IReadOnlyList<LeveledSeries> series, FeatureLayout layout, double[] levels)
    {
        // Of series that are no parts of each other, one with returns says nothing about the others.
        var isOneCategory = series.All(one => one.Key.Category == series[0].Key.Category);
        return new FullNormalization
        {
            Category = isOneCategory ? series[0].Key.Category : null,
            MayBeNegative = isOneCategory && series.Any(one => one.Series.HasReturns),
            Members = settings.Training.Seeds,
            Levels = levels,
            Country = settings.Calendar.Country,
            OwnDays = [.. settings.Calendar.Holidays.Select(day => day.ToString())],
            PayDays = settings.Calendar.PayDays,
            Features = layout,
        };
    }

    private static SeriesExamples Examples(List<SeriesFeatures> series, FullSplit split, bool isValidation) =>
        new(series, [.. series.SelectMany((one, number) => split.Origins(one.Length, isValidation).Select(origin => (number, origin)))]);
}
