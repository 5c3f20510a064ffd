using SalesWeb.Quality;

namespace SalesWeb.Pages.Quality;

/// <summary>How the answer to "can this be forecast?" looks.</summary>
public static class Verdicts
{
    public static string InWords(Forecastable answer) => answer switch
    {
        Forecastable.Well => "well",
        Forecastable.Roughly => "roughly",
        Forecastable.OnAverage => "on the average only",
        _ => "not",
    };

    public static string Badge(Forecastable answer) => answer switch
    {
        Forecastable.Well => "finished",
        Forecastable.No => "failed",
        _ => "killed",
    };

    public static string Message(Forecastable answer) => answer switch
    {
        Forecastable.Well => "good",
        Forecastable.No => "bad",
        _ => "note",
    };
}
