using System.Globalization;
using System.Net;
using System.Text;
using SalesWeb.Forecasting.Networks;

namespace SalesWeb.Training;

/// <summary>Draws what was predicted over what came, as a picture that needs nothing else: SVG, light and dark.</summary>
internal static class EvaluationPlot
{
    private const double Width = 960;
    private const double Height = 360;
    private const double Left = 72;
    private const double Right = 16;
    private const double Top = 48;
    private const double Bottom = 32;

    public static string Draw(string category, Evaluation evaluation)
    {
        var highest = evaluation.Actual.Concat(evaluation.Predicted).Max();
        var lowest = Math.Min(0, evaluation.Actual.Concat(evaluation.Predicted).Min());
        var step = NiceStep((highest > lowest ? highest - lowest : 1) / 4);
        var axis = (Low: Math.Floor(lowest / step) * step, High: Math.Max(Math.Ceiling(highest / step), 1) * step);

        var svg = new StringBuilder();
        var title = WebUtility.HtmlEncode($"{category}: actual and predicted sales, {evaluation.Dates[0]:yyyy-MM-dd} to {evaluation.Dates[^1]:yyyy-MM-dd}");
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="t">
            <title id="t">{title}</title>
            <style>
              svg {"{"} background: #ffffff; font: 14px system-ui, sans-serif; {"}"} text {"{"} fill: #20262e; {"}"} .grid {"{"} stroke: #d9dee5; {"}"}
              .actual {"{"} stroke: #20262e; {"}"} .predicted {"{"} stroke: #b4530a; stroke-dasharray: 6 3; {"}"}
              .actual, .predicted {"{"} fill: none; stroke-width: 1.6; {"}"}
              @media (prefers-color-scheme: dark) {"{"}
                svg {"{"} background: #13171f; {"}"} text {"{"} fill: #e6e9ee; {"}"} .grid {"{"} stroke: #2f3642; {"}"}
                .actual {"{"} stroke: #e6e9ee; {"}"} .predicted {"{"} stroke: #f0a35e; {"}"}
              {"}"}
            </style>
            <text x="{Left}" y="20" font-weight="600">{title}</text>
            <path class="actual" d="M{Left} 36h24"/><text x="{Left + 30}" y="41">actual</text>
            <path class="predicted" d="M{Left + 100} 36h24"/><text x="{Left + 130}" y="41">predicted</text>

            """);
        for (var value = axis.Low; value <= axis.High + (step / 2); value += step)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <path class="grid" d="M{Left} {Y(value, axis):F1}H{Width - Right}"/><text x="{Left - 8}" y="{Y(value, axis) + 5:F1}" text-anchor="end">{value:#,0.##}</text>

                """);
        }

        for (var i = 0; i < 5; i++)
        {
            var index = (evaluation.Dates.Count - 1) * i / 4;
            var anchor = i == 0 ? "start" : i == 4 ? "end" : "middle";
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{X(index, evaluation.Dates.Count):F1}" y="{Height - 10}" text-anchor="{anchor}">{evaluation.Dates[index]:yyyy-MM-dd}</text>

                """);
        }

        return svg
            .Append(CultureInfo.InvariantCulture, $"<path class=\"actual\" d=\"{Line(evaluation.Actual, axis)}\"/>\n")
            .Append(CultureInfo.InvariantCulture, $"<path class=\"predicted\" d=\"{Line(evaluation.Predicted, axis)}\"/>\n</svg>\n")
            .ToString();
    }

    private static string Line(double[] values, (double Low, double High) axis) => "M" + string.Join(
        'L', values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{X(i, values.Length):F1} {Y(value, axis):F1}")));

    private static double X(int index, int count) => Left + ((Width - Left - Right) * index / Math.Max(1, count - 1));

    private static double Y(double value, (double Low, double High) axis) =>
        Top + ((Height - Top - Bottom) * (axis.High - value) / (axis.High - axis.Low));

    /// <summary>The smallest of 1, 2, 2.5, 5 times a power of ten that is at least <paramref name="atLeast"/>.</summary>
    private static double NiceStep(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(factor => factor * power).First(step => step >= atLeast * (1 - 1e-9));
    }
}
