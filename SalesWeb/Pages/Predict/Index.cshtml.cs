using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Series;
using SalesWeb.Training.Forecasts;
using SalesWeb.Web;

namespace SalesWeb.Pages.Predict;

/// <summary>Forecasts a category, from its newest data or from values that someone typed in.</summary>
public sealed class IndexModel(DatasetStore datasets, ForecastDesk desk) : InPlacePage
{
    private const int MostParts = 1000;

    /// <summary>The dataset; null for the default dataset.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    /// <summary>What to forecast; where it is not said, the first category that has a model.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    /// <summary>The key of an item, a store or an item in a store of the category; null means the category as a whole. That of another category counts as null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Series { get; set; }

    /// <summary>Periods to forecast, as they were typed; blank means as many as the model can.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Horizon { get; set; }

    /// <summary>The values to forecast from, as they were typed or pasted.</summary>
    [BindProperty]
    public string? Values { get; set; }

    /// <summary>Whether the values typed in are what is forecast from.</summary>
    public bool IsTyped => HttpMethods.IsPost(Request.Method);

    public DatasetVersion? Version { get; private set; }

    public IReadOnlyList<CategoryChoice> Categories { get; private set; } = [];

    /// <summary>What of the category can be forecast, the whole first; no more than <see cref="MostParts"/>.</summary>
    public IReadOnlyList<SeriesKey> Parts { get; private set; } = [];

    /// <summary>Null where there is no forecast to show.</summary>
    public ForecastTable? Table { get; private set; }

    /// <summary>What the forecast is made of; null where its model cannot tell, and for values that were typed in.</summary>
    public ForecastStory? Story { get; private set; }

    /// <summary>The job that prepares the forecast; null where the forecast is there.</summary>
    public Job? Preparation { get; private set; }

    public IActionResult OnGet() => Show("_Forecast", Load);

    public IActionResult OnPost() => Show("_Forecast", Load);

    public IActionResult OnGetCsv() => File();

    public IActionResult OnPostCsv() => File();

    private IActionResult File()
    {
        Load();
        if (Preparation is null)
            return Table is null ? NotFound() : Table.File;

        Response.Headers.RetryAfter = $"{PreparedForecasts.RetryAfterSeconds}";
        return StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private void Load()
    {
        Version = datasets.Get(Dataset);
        Dataset = Version.Dataset;
        Categories = desk.Choices(Version);
        Category = string.IsNullOrEmpty(Category) ? Categories.FirstOrDefault(choice => choice.HasModel)?.Category : Category;
        if (Category is null)
            return;

        Parts = IsTyped ? [] : [.. desk.Parts(Version, Category).Take(MostParts)];
        Series = ForecastDesk.PartOf(Category, Series);
        var values = IsTyped ? Values ?? "" : null;
        try
        {
            Table = desk.Forecast(Version, Category, Series, Horizon, values);
            Story = IsTyped ? null : desk.Story(Version, Category, Series, Table);
        }
        catch (UserErrorException problem) when (problem.Kind is UserErrorKind.NotReady)
        {
            Preparation = desk.Preparation(Version, Category, Series, values);
            if (Preparation is null)
                throw;
        }
    }
}
