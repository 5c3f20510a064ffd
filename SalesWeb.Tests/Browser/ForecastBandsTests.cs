using Microsoft.Playwright;
using SalesWeb.Tests.Training.Champions;

namespace SalesWeb.Tests.Browser;

/// <summary>The 80 % and the 95 % band can be told apart in the chart, in its legend and in the exported picture.</summary>
public sealed class ForecastBandsTests(RunningChromium chromium) : Journey(chromium)
{
    /// <summary>The least contrast between the mean colours of the two bands; WCAG counts 1 for equal colours.</summary>
    private const double MinContrast = 1.2;

    /// <summary>
    /// Returns the contrast of the two bands and of the hatching of the outer one, [in the chart, in the legend], and the plain colours of
    /// the swatches.
    /// </summary>
    private const string Measure =
        """
        () => {
          const chart = Chart.getChart(document.querySelector('#sales-forecast canvas'));
          const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const pixels = (canvas, x, y, width, height) => {
            const copy = document.createElement('canvas');
            [copy.width, copy.height] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
            const ctx = copy.getContext('2d', { willReadFrequently: true });
            ctx.drawImage(canvas, -Math.round(x), -Math.round(y));
            const { data } = ctx.getImageData(0, 0, copy.width, copy.height);
            return Array.from({ length: data.length / 4 }, (_, i) => [...data.slice(4 * i, 4 * i + 3)]);
          };
          const mean = colours => luminance([0, 1, 2].map(c => colours.reduce((sum, one) => sum + one[c], 0) / colours.length));
          const spread = colours => contrast(Math.max(...colours.map(luminance)), Math.min(...colours.map(luminance)));
          const usual = colours => {
            const counts = new Map();
            for (const one of colours) counts.set(`${one}`, (counts.get(`${one}`) ?? 0) + 1);
            return [...counts].sort((a, b) => b[1] - a[1])[0][0].split(',').map(Number);
          };
          const compare = (inner, outer) => [contrast(mean(inner), mean(outer)), spread(outer)];

          const set = label => chart.data.datasets.find(one => one.label === label).data;
          const [hi80, hi95] = [set('80 % of cases'), set('95 % of cases')];
          const { x, y } = chart.scales;
          const gap = row => y.getPixelForValue(hi80[row].y) - y.getPixelForValue(hi95[row].y);
          const rows = hi80.map((_, row) => row).filter(row => Number.isFinite(hi80[row].y) && row + 1 < hi80.length);
          const row = rows.reduce((best, one) => (Math.min(gap(one), gap(one + 1)) > Math.min(gap(best), gap(best + 1)) ? one : best));
          const ratio = chart.currentDevicePixelRatio;
          const at = ratio * (x.getPixelForValue(hi80[row].x) + x.getPixelForValue(hi80[row + 1].x)) / 2;
          const top = ratio * Math.max(y.getPixelForValue(hi95[row].y), y.getPixelForValue(hi95[row + 1].y));
          const edge = ratio * Math.min(y.getPixelForValue(hi80[row].y), y.getPixelForValue(hi80[row + 1].y));
          const under = ratio * Math.max(y.getPixelForValue(hi80[row].y), y.getPixelForValue(hi80[row + 1].y));
          const outer = pixels(chart.canvas, at - 4, top + 2, 9, edge - top - 4);
          const inner = pixels(chart.canvas, at - 1, under + 3, 3, 4);

          const swatch = label => chart.legend.legendItems.find(item => item.text === label).pointStyle;
          const [s80, s95] = ['80 % of cases', '95 % of cases'].map(swatch).map(one => pixels(one, 2, 2, one.width - 4, one.height - 4));
          return { chart: compare(inner, outer), legend: compare(s80, s95), colours: [usual(s80), usual(s95)] };
        }
        """;

    /// <summary>Counts the pixels of a picture that have one of the colours, give or take the smoothing of its scaling.</summary>
    private const string Count =
        """
        async ([picture, colours]) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.width, image.height];
          const ctx = canvas.getContext('2d');
          ctx.drawImage(image, 0, 0);
          const { data } = ctx.getImageData(0, 0, image.width, image.height);
          const counts = colours.map(() => 0);
          for (let i = 0; i < data.length; i += 4)
            colours.forEach((colour, at) => { if (colour.every((value, c) => Math.abs(value - data[i + c]) <= 6)) counts[at]++; });
          return counts;
        }
        """;

    private readonly ComparedShop _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_bands_differ_in_chart_legend_and_picture(ColorScheme scheme)
    {
        var page = await Open(_app, "/predict?category=Bread", new() { ColorScheme = scheme, ViewportSize = new() { Width = 1366, Height = 900 } });
        await page.IsThere();
        await page.WaitForFunctionAsync("() => Chart.getChart(document.querySelector('#sales-forecast canvas'))");

        var bands = await page.EvaluateAsync<Bands>(Measure);

        Assert.All(bands.Chart.Concat(bands.Legend), contrast => Assert.True(contrast >= MinContrast, $"{string.Join(' ', bands.Chart)}; {string.Join(' ', bands.Legend)}"));

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Picture of" }).First.ClickAsync());
        var picture = Convert.ToBase64String(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        var counts = await page.EvaluateAsync<int[]>(Count, new object[] { picture, bands.Colours });
        Assert.All(counts, count => Assert.True(count > 500, string.Join(' ', counts)));
    }

    private sealed record Bands
    {
        public required double[] Chart { get; init; }

        public required double[] Legend { get; init; }

        public required int[][] Colours { get; init; }
    }
}
