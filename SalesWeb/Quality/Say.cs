using System.Globalization;
using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>How findings put numbers, days and lists into words.</summary>
internal static class Say
{
    /// <summary>A number of sales: whole from 100 on, otherwise two decimals at most.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A fraction in per cent; never 0 % of what is there.</summary>
    public static string Percent(double fraction) => fraction is > 0 and < 0.001 ? "less than 0.1 %" : $"{100 * fraction:0.#} %";

    public static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"1 day", "1,857 days".</summary>
    public static string Count(int count, string noun) => $"{count:N0} {noun}{(count == 1 ? "" : "s")}";

    public static string Periods(int count, Frequency frequency) => Count(count, frequency.Noun());

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> things) => things.Count switch
    {
        0 => "",
        1 => things[0],
        _ => $"{string.Join(", ", things.Take(things.Count - 1))} and {things[^1]}",
    };

    /// <summary>The months as spans over the turn of the year: "October to January", "March and May to June".</summary>
    /// <param name="months">Some of 1 to 12, in order, not all of them.</param>
    public static string Months(IReadOnlyList<int> months)
    {
        var spans = new List<string>();
        foreach (var first in months.Where(month => !months.Contains(Before(month))))
        {
            var last = first;
            while (months.Contains(After(last)))
                last = After(last);
            spans.Add(first == last ? Name(first) : $"{Name(first)} to {Name(last)}");
        }

        return List(spans);

        static int Before(int month) => month == 1 ? 12 : month - 1;
        static int After(int month) => month == 12 ? 1 : month + 1;
        static string Name(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
    }
}
